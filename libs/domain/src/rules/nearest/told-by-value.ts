import { INDICATORS, isIndicatorCode } from '../../indicators/catalogue';
import type { OperatorName } from '../operators';
import type { Facts } from '../fact-value';
import type { LeafCondition } from '../rule';

const MIRRORED: Partial<Readonly<Record<OperatorName, OperatorName>>> = {
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

/**
 * A limit on the gap or the deviation from a target as the same limit on the indicator's own value: 5 points below a target of 75 % is
 * 70 %. `null` for other facts, lists, indicators with a band, and where the target is not known.
 */
export function toldByValue({ fact, operator, value }: LeafCondition, facts: Facts): LeafCondition | null {
  const [code, part] = fact.split('.') as [string, string];
  if (!isIndicatorCode(code) || (part !== 'gap' && part !== 'deviation') || typeof value !== 'number') return null;
  const { direction } = INDICATORS[code];
  const target = facts[`${code}.target`];
  if (typeof target !== 'number' || (direction !== 'up' && direction !== 'down')) return null;
  const gap = part === 'gap' ? value : value * Math.abs(target);
  const mirrored = direction === 'up' ? operator : (MIRRORED[operator] ?? operator);
  return { fact: `${code}.value`, operator: mirrored, value: direction === 'up' ? target + gap : target - gap };
}
