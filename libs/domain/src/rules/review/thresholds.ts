import { factNamed } from '../catalogue';
import { asConditions } from '../regions/as-conditions';
import { domainOf } from '../regions/fact-domain';
import { ALL_NUMBERS, type Interval, outside } from '../regions/intervals';
import { knownRegion } from '../regions/known-region';
import type { Box } from '../regions/region';
import { complement, intersect, isEmptySet, isSubset, type ValueSet } from '../regions/value-set';
import type { ReviewedRule, RuleFinding } from './finding';
import { namedRule } from './named-rule';

type Numbers = Extract<ValueSet, { kind: 'numbers' }>;
type Step = { readonly rule: ReviewedRule; readonly box: Box };

/**
 * Rules that differ in the limits of one number only are steps of one ladder: between two steps no value should be left out, and none
 * should be on both. Two ends of a scale, as a reward above and training below, may leave all between them, but not one single value.
 */
export function thresholdFindings(rule: ReviewedRule, others: readonly ReviewedRule[]): readonly RuleFinding[] {
  const own = stepOf(rule);
  if (own === null) return [];
  const steps = others.flatMap((other) => stepOf(other) ?? []);
  return steps.flatMap((step) => {
    const fact = differingFact(own.box, step.box);
    return fact === null ? [] : (overlapOf(fact, own, step) ?? gapOf(fact, own, step, steps) ?? []);
  });
}

/** A rule that is one box: conditions that must all hold, each fact in one stretch. */
function stepOf(rule: ReviewedRule): Step | null {
  const region = knownRegion(rule.conditions, 'holds');
  return region?.length === 1 ? { rule, box: region[0]! } : null;
}

/** The one number in which two boxes differ, each with one stretch of it. */
function differingFact(one: Box, other: Box): string | null {
  if (one.size !== other.size || ![...one.keys()].every((fact) => other.has(fact))) return null;
  const differing = [...one].filter(([fact, set]) => !areSame(set, other.get(fact)!));
  const [fact, set] = differing[0] ?? [null, null];
  return differing.length === 1 && isOneStretch(set!) && isOneStretch(other.get(fact!)!) ? fact : null;
}

function areSame(one: ValueSet, other: ValueSet): boolean {
  return isSubset(one, other) && isSubset(other, one);
}

function isOneStretch(set: ValueSet): set is Numbers {
  return set.kind === 'numbers' && set.intervals.length === 1;
}

function overlapOf(fact: string, own: Step, step: Step): readonly RuleFinding[] | null {
  const [a, b] = [own.box.get(fact)!, step.box.get(fact)!];
  const both = intersect(a, b);
  if (isEmptySet(both)) return null;
  // One inside of the other is a stricter rule, and told as such when both ask for the same.
  if (isSubset(a, b) || isSubset(b, a)) return [];
  const details = { ...namedRule(step.rule), fact, overlap: asConditions(fact, both) };
  return [{ code: 'thresholds-overlap', weight: 'hint', pointer: '/conditions', details }];
}

function gapOf(fact: string, own: Step, step: Step, steps: readonly Step[]): readonly RuleFinding[] | null {
  const [a, b] = [own.box.get(fact) as Numbers, step.box.get(fact) as Numbers];
  const gap = between(a, b);
  if (isEmptySet(gap)) return null;
  const { low, high } = gap.intervals[0]!;
  const sameLadder = own.rule.outcome.kind === step.rule.outcome.kind && [a, b].some((each) => isBounded(fact, each));
  if (low !== high && !sameLadder) return null;
  const filling = steps.filter(({ box }) => differingFact(own.box, box) === fact).map(({ box }) => box.get(fact)!);
  const left = filling.reduce<ValueSet>(
    (rest, each) => intersect(rest, complement(each, { ...gap, intervals: [ALL_NUMBERS] }, false)),
    gap,
  );
  if (isEmptySet(left)) return null;
  const details = { ...namedRule(step.rule), fact, gap: asConditions(fact, left) };
  return [{ code: 'thresholds-gap', weight: 'hint', pointer: '/conditions', details }];
}

/** What lies between two stretches that do not meet. */
function between(one: Numbers, other: Numbers): Numbers {
  const [first, second] = [one.intervals[0]!, other.intervals[0]!].toSorted((a, b) => a.low - b.low) as [Interval, Interval];
  const middle = outside([first, second]).filter(({ low, high }) => low >= first.high && high <= second.low);
  return intersect({ ...one, intervals: middle }, { ...one, intervals: [ALL_NUMBERS] }) as Numbers;
}

/** Whether a stretch ends on both sides before the fact does. */
function isBounded(fact: string, { intervals }: Numbers): boolean {
  const { low, high } = (domainOf(factNamed(fact)!) as Numbers).intervals[0]!;
  return intervals[0]!.low !== low && intervals[0]!.high !== high;
}
