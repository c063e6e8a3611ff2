import type { Deviation } from '../deviations/deviation';
import { INDICATORS } from '../indicators/catalogue';
import { isJudged } from '../indicators/compute-indicator';
import type { Measurement } from '../indicators/measurement';
import type { SubjectRef } from '../subjects/subject';
import type { Facts, FactValue } from './fact-value';

/**
 * What rules can know of one subject: its measurements and deviations of the period, and what the other rooms say (`others`, already
 * by the names of the catalogue). Of a sample that is too small only its size and the target are facts: nothing is triggered by it.
 */
export function factsOf(
  subject: SubjectRef,
  measurements: readonly Measurement[],
  deviations: readonly Deviation[],
  others: Facts = {},
): Facts {
  const facts: Record<string, FactValue> = { 'subject.kind': subject.kind };
  const state = (name: string, value: FactValue | null) => {
    if (value !== null) facts[name] = value;
  };
  for (const [name, value] of Object.entries(others)) state(name, value);
  const judged = new Set<string>();
  for (const measurement of measurements) {
    const { indicator, value, sample } = measurement;
    if (value === null) continue;
    state(`${indicator}.sample`, sample);
    if (!isJudged(INDICATORS[indicator], measurement)) continue;
    judged.add(indicator);
    state(`${indicator}.value`, value);
  }
  for (const { indicator, target, ...deviation } of deviations) {
    state(`${indicator}.target`, target);
    if (!judged.has(indicator)) continue;
    for (const part of ['gap', 'deviation', 'severity', 'significant', 'signal', 'trend', 'periodsOff'] as const) {
      state(`${indicator}.${part}`, deviation[part]);
    }
  }
  return facts;
}
