import { INDICATORS, isIndicatorCode } from '../../indicators/catalogue';
import { factNamed } from '../catalogue';
import { domainOf } from '../regions/fact-domain';
import type { Box } from '../regions/region';
import { isIn, isSubset, type ValueSet } from '../regions/value-set';

/** The parts of an indicator's facts that say how well it goes, and whether more of it is better; the value and its trend go as the indicator does. */
const JUDGING = { value: 'own', trend: 'own', gap: 'up', deviation: 'up', periodsOff: 'down', severity: 'order' } as const;

/** Whether a fact says how well one indicator goes: what a proposal can have as its cause. */
export function isCause(fact: string): boolean {
  const [code, part] = fact.split('.') as [string, string];
  return isIndicatorCode(code) && Object.hasOwn(JUDGING, part);
}

/** Whether the values reach to the bad end of what the fact can be and stop short of the good one. */
export function isBadSide(fact: string, set: ValueSet): boolean {
  const [code, part] = fact.split('.') as [string, keyof typeof JUDGING];
  if (!isIndicatorCode(code)) return false;
  const better = JUDGING[part] === 'own' ? INDICATORS[code].direction : JUDGING[part];
  if (better === 'order') return !isIn(set, 'met') && isIn(set, 'critical');
  const domain = domainOf(factNamed(fact)!);
  if (set.kind !== 'numbers' || domain.kind !== 'numbers' || (better !== 'up' && better !== 'down')) return false;
  const [low, high] = [domain.intervals[0]!.low, domain.intervals[0]!.high];
  const reachesLow = set.intervals[0]?.low === low;
  const reachesHigh = set.intervals.at(-1)?.high === high;
  return better === 'up' ? reachesLow && !reachesHigh : reachesHigh && !reachesLow;
}

/** What of an indicator is met and what is off, by each fact that tells it: a target exactly reached is met. */
const MET: readonly (readonly [part: string, met: ValueSet, off: ValueSet])[] = [
  ['severity', words('met'), words('watch', 'warning', 'critical')],
  ['gap', numbers(0, true, Infinity, false), numbers(-Infinity, false, 0, false)],
  ['deviation', numbers(0, true, Infinity, false), numbers(-Infinity, false, 0, false)],
  ['periodsOff', numbers(0, true, 0, true), numbers(1, true, Infinity, false)],
];

/** Whether the facts of each indicator can be so at once, as far as meeting the target goes. */
export function isConsistent(box: Box): boolean {
  const told = new Map<string, Set<'met' | 'off'>>();
  for (const [fact, set] of box) {
    const [code, part] = fact.split('.') as [string, string];
    const known = MET.find(([name]) => name === part);
    if (!known) continue;
    const says = told.get(code) ?? new Set();
    if (isSubset({ ...set, missing: false }, known[1])) says.add('met');
    if (isSubset({ ...set, missing: false }, known[2])) says.add('off');
    told.set(code, says);
  }
  return [...told.values()].every((says) => says.size < 2);
}

function words(...some: readonly string[]): ValueSet {
  return { kind: 'words', words: some, but: false, missing: false };
}

function numbers(low: number, lowIn: boolean, high: number, highIn: boolean): ValueSet {
  return { kind: 'numbers', intervals: [{ low, lowIn, high, highIn }], whole: false, missing: false };
}
