import type { RefusalCode, RefusalDetails } from '../refusal';
import { factNamed } from './catalogue';
import type { FactDefinition } from './fact';
import { isPlainText, LONGEST_TEXT } from './plain-text';
import { OPERATORS, takesList, type OperatorName } from './operators';

/** Groups inside groups, the outermost counted; and conditions on facts in all. */
export const DEEPEST = 10;
export const MOST_CONDITIONS = 200;

/** What is wrong with a rule and where (a JSON pointer into it). */
export type RuleProblem = { readonly pointer: string; readonly code: RefusalCode; readonly details: RefusalDetails };

type Place = { readonly node: unknown; readonly pointer: string; readonly depth: number };

const GROUPS = ['all', 'any', 'not'] as const;
const LEAF_KEYS: readonly string[] = ['fact', 'operator', 'value'];

/**
 * Everything wrong with the conditions of a rule, in their order. The walk keeps its own stack and stops at the limits, so that
 * neither depth nor breadth can hurt it.
 */
export function checkConditions(conditions: unknown): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const report = (pointer: string, code: RefusalCode, details: RefusalDetails = {}) => void problems.push({ pointer, code, details });
  const places: Place[] = [{ node: conditions, pointer: '/conditions', depth: 1 }];
  let ends = 0;
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const children = checkPlace(place, report);
    if (children.length === 0) ends += 1;
    if (ends > MOST_CONDITIONS || children.length > MOST_CONDITIONS) {
      report('/conditions', 'rule-too-many-conditions', { most: MOST_CONDITIONS });
      break;
    }
    places.push(...children.toReversed());
  }
  return problems;
}

type Report = (pointer: string, code: RefusalCode, details?: RefusalDetails) => void;

/** Checks one node and gives the nodes inside of it. */
function checkPlace({ node, pointer, depth }: Place, report: Report): readonly Place[] {
  if (!isObject(node)) return (report(pointer, 'rule-not-a-condition'), []);
  const group = GROUPS.find((key) => Object.hasOwn(node, key));
  if (group === undefined) {
    if (depth === 1) report(pointer, 'rule-root-not-a-group');
    else checkLeaf(node, pointer, report);
    return [];
  }
  checkKeys(node, [group], pointer, report);
  if (depth > DEEPEST) return (report(pointer, 'rule-too-deep', { deepest: DEEPEST }), []);
  const inside = node[group];
  if (group === 'not') return [{ node: inside, pointer: `${pointer}/not`, depth: depth + 1 }];
  if (!Array.isArray(inside)) return (report(`${pointer}/${group}`, 'rule-not-a-condition'), []);
  if (inside.length === 0) report(`${pointer}/${group}`, 'rule-empty-group');
  // One beyond the limit is enough to see that it is passed.
  return inside
    .slice(0, MOST_CONDITIONS + 1)
    .map((child, index) => ({ node: child, pointer: `${pointer}/${group}/${index}`, depth: depth + 1 }));
}

function checkLeaf(node: Readonly<Record<string, unknown>>, pointer: string, report: Report): void {
  if (!Object.hasOwn(node, 'fact')) return report(pointer, 'rule-not-a-condition');
  checkKeys(node, LEAF_KEYS, pointer, report);
  const named = node['fact'];
  const fact = factNamed(named);
  if (fact === null) return report(`${pointer}/fact`, 'rule-unknown-fact', { fact: asTold(named) });
  const operator = OPERATORS.find((name) => name === node['operator']);
  if (operator === undefined) {
    return report(`${pointer}/operator`, 'rule-unknown-operator', { operator: asTold(node['operator']), operators: fact.operators });
  }
  if (!fact.operators.includes(operator)) {
    const details = { fact: fact.name, operator, type: fact.type, operators: fact.operators };
    return report(`${pointer}/operator`, 'rule-operator-not-for-type', details);
  }
  if (!isExpected(node['value'], operator, fact)) {
    const details = { fact: fact.name, type: fact.type, list: takesList(operator), values: fact.values };
    return report(`${pointer}/value`, 'rule-value-type', details);
  }
  if (![node['value']].flat().every(isFit)) report(`${pointer}/value`, 'rule-text-unfit', { longest: LONGEST_TEXT });
}

/** A text or figure as it was written, cut to what a sentence can hold; of anything else only that it was there. */
function asTold(written: unknown): string {
  if (typeof written === 'string') return written.slice(0, 100);
  return typeof written === 'number' || typeof written === 'boolean' ? String(written) : written === undefined ? '' : '…';
}

function isFit(value: unknown): boolean {
  return typeof value !== 'string' || isPlainText(value);
}

function checkKeys(node: Readonly<Record<string, unknown>>, known: readonly string[], pointer: string, report: Report): void {
  const unknown = Object.keys(node).find((key) => !known.includes(key));
  if (unknown !== undefined) report(pointer, 'rule-unknown-key', { key: unknown.slice(0, 100) });
}

function isExpected(value: unknown, operator: OperatorName, fact: FactDefinition): boolean {
  if (!takesList(operator)) return isOfType(value, fact);
  return Array.isArray(value) && value.length > 0 && value.length <= MOST_CONDITIONS && value.every((item) => isOfType(item, fact));
}

function isOfType(value: unknown, { type, values }: FactDefinition): boolean {
  if (type === 'number') return Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (values === null || values.includes(value));
}

function isObject(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
