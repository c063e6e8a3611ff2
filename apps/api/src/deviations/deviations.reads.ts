import { type DeviationAlone, type IndicatorCode, type Period, signalsOf } from '@circolo/domain';
import { measurementsOfKinds } from '../indicators/measurements.reads';
import type { Sql } from '../platform/database';
import { compareSubjects, type ComparedSubject, type KeptTarget, targetsInForce } from './compare';
import { TARGETS } from './targets.queries';

export { compareSubjects, type ComparedSubject, type KeptTarget, targetsInForce, type TargetsInForce } from './compare';

/** How many periods before its own a deviation looks back on. */
export const PERIODS_BACK = 11;

/** All targets that are not retired. */
export function targets(sql: Sql): Promise<readonly KeptTarget[]> {
  return sql.query<KeptTarget[]>(TARGETS);
}

/** The indicators that anything is held to. */
export const indicatorsOf = (all: readonly KeptTarget[]): readonly IndicatorCode[] => [...new Set(all.map(({ indicator }) => indicator))];

/** What each comparison of a period gives as a signal; all of them must be here. A comparison that was not judged has none. */
export function signalOfEach(deviations: readonly (Pick<DeviationAlone, 'pValue' | 'significant'> | null)[]): readonly (boolean | null)[] {
  const signals = signalsOf(deviations.map((deviation) => deviation?.pValue ?? null));
  return deviations.map((deviation, place) => (deviation?.significant == null ? null : deviation.significant && signals[place] === true));
}

/** All comparisons of a period, whoever looks, without what the periods before would add to them. */
export async function comparisonsOf(sql: Sql, period: Period): Promise<readonly (ComparedSubject & { readonly signal: boolean | null })[]> {
  const all = await targets(sql);
  const kinds = [...new Set(all.map(({ subject }) => subject.kind))];
  const measured = await measurementsOfKinds(sql, period, kinds, indicatorsOf(all));
  const alone = new Map([...measured].map(([key, measurements]) => [key, new Map(measurements.map((each) => [each.indicator, [each]]))]));
  const compared = compareSubjects(alone, targetsInForce(all));
  const signals = signalOfEach(compared.map(({ deviation }) => deviation));
  return compared.map((each, place) => ({ ...each, signal: signals[place] ?? null }));
}
