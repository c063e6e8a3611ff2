import { deviationsOf, type Comparable, type EarlierPeriod } from '../deviations/compare';
import type { Deviation } from '../deviations/deviation';
import { targetInForce, type Target } from '../deviations/target';
import type { IndicatorCode } from '../indicators/catalogue';
import { measureSubject, type MeasuredSubject } from './measure-subject';
import type { Measurement } from '../indicators/measurement';
import type { MonitoringAgreement } from '../monitoring/agreement';
import type { Period } from '../period';
import { reconcile, type OutcomeKey, type Reconciliation, type StandingOutcome } from '../outcomes/reconcile';
import { decide } from '../rules/engine/decide';
import { factsOf } from '../rules/facts-of';
import { firingRules } from '../rules/firing';
import type { Facts } from '../rules/fact-value';
import type { Rule } from '../rules/rule';
import type { Decision, SubjectFacts } from '../rules/verdict';
import { subjectKey, type SubjectRef } from '../subjects/subject';

/** A subject with its sums, what it was in the periods before, and what the other rooms know of it. */
export type EvaluatedSubject = MeasuredSubject & {
  readonly earlier: Readonly<Partial<Record<IndicatorCode, readonly EarlierPeriod[]>>>;
  readonly others: Facts;
};

/** Everything that one evaluation of one period depends on. */
export type EvaluationBasis = {
  readonly period: Period;
  readonly agreement: MonitoringAgreement | null;
  readonly subjects: readonly EvaluatedSubject[];
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
  readonly standing: readonly StandingOutcome[];
  readonly earlierOpen: readonly OutcomeKey[];
};

export type Evaluation = {
  readonly measurements: readonly Measurement[];
  readonly deviations: readonly Deviation[];
  readonly facts: readonly SubjectFacts[];
  readonly decisions: readonly Decision[];
  readonly changes: Reconciliation;
};

/** The whole cycle of one period: measure, compare, decide, propose. Nothing is saved: a dry run is this. */
export async function evaluate(basis: EvaluationBasis): Promise<Evaluation> {
  const { period, agreement, subjects, targets, rules, standing, earlierOpen } = basis;
  const measurements = subjects.flatMap((subject) => measureSubject(subject, period, agreement));
  const earlier = new Map(subjects.map((subject) => [subjectKey(subject.subject), subject.earlier]));
  const deviations = deviationsOf(
    measurements.flatMap((measurement): Comparable[] => {
      const target = targetInForce(targets, measurement.indicator, measurement.subject, period);
      if (target === null) return [];
      return [{ measurement, target, earlier: earlier.get(subjectKey(measurement.subject))?.[measurement.indicator] ?? [] }];
    }),
  );
  const [measured, deviating] = [bySubject(measurements), bySubject(deviations)];
  const facts = subjects.map(({ subject, others }): SubjectFacts => {
    const key = subjectKey(subject);
    return { subject, facts: factsOf(subject, measured.get(key) ?? [], deviating.get(key) ?? [], others) };
  });
  const decisions = await decide(firingRules(rules, period, agreement), facts);
  return { measurements, deviations, facts, decisions, changes: reconcile(standing, decisions, earlierOpen) };
}

function bySubject<T extends { readonly subject: SubjectRef }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(subjectKey(row.subject));
    if (group) group.push(row);
    else groups.set(subjectKey(row.subject), [row]);
  }
  return groups;
}
