import { checkEvidence, type GroupCondition, type OutcomeKind, type PublicationBasis, runCases } from '@circolo/domain';
import type { MeasuredKind, PeriodKind } from '@circolo/domain';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Sql } from '../platform/database';
import { casesOf } from './cases.service';
import { evaluatedPeriods, isOpen } from './evaluated-periods';
import { EVIDENCE } from './simulation.queries';

interface Draft {
  readonly appliesTo: MeasuredKind;
  readonly periodKind: PeriodKind;
  readonly conditions: GroupCondition;
  readonly outcome: OutcomeKind;
}
const DRAFT = `
  select applies_to as "appliesTo", period_kind as "periodKind", conditions, outcome->>'kind' as outcome
  from rule_version where rule_id = $1 and published_at is null`;

/**
 * What the publication of a rule's draft rests on: its cases, and a simulation that whoever publishes it has looked at.
 * @throws Refusal as `checkEvidence` does
 */
export async function publicationBasis(tx: Sql, rule: string, personId: string): Promise<PublicationBasis> {
  const [draft] = await tx.query<Draft[]>(DRAFT, [rule]);
  const { conditions, periodKind, ...of } = draft!;
  const results = runCases(conditions, await casesOf(tx, rule));
  const agreement = await recordedAgreement(tx);
  const [simulation] = await tx.query<{ id: string; seen: boolean }[]>(EVIDENCE, [rule, personId]);
  return checkEvidence({
    failingCases: results.filter(({ passed }) => !passed).map(({ name }) => name),
    simulatable: (await evaluatedPeriods(tx, periodKind)).some(({ period }) => isOpen(of, period, agreement)),
    simulation: simulation ?? null,
  });
}
