import * as z from 'zod';
import { OUTCOME_KINDS, PERIOD_KINDS, VERDICTS } from '@circolo/domain';
import { Id, Instant, listOf, PeriodText } from './lists';
import { SubjectReference } from './subjects';
import { Because, WhatIf } from './verdicts';

/** `GET /evaluated-periods?periodKind=`: the periods of a kind that a run has evaluated, the newest first; the last run of each. */
export const EvaluatedPeriodQuery = z.object({ periodKind: z.enum(PERIOD_KINDS) });
export type EvaluatedPeriodQuery = z.infer<typeof EvaluatedPeriodQuery>;
export const EvaluatedPeriodRow = z
  .object({ period: PeriodText, run: z.object({ id: Id, number: z.number().int() }), finishedAt: Instant })
  .meta({ id: 'EvaluatedPeriod' });
export type EvaluatedPeriodRow = z.infer<typeof EvaluatedPeriodRow>;
export const EvaluatedPeriodList = listOf(EvaluatedPeriodRow);

/**
 * `POST /rules/trials`: what conditions, kept or not, say of one subject with the facts that the last run of a period kept. `outcome` is
 * what the rule asks for: of agents it is told as far as the monitoring agreement opens them for that.
 */
export const RuleTrialBody = z
  .object({
    conditions: z.unknown(),
    outcome: z.enum(OUTCOME_KINDS),
    persistence: z.unknown().optional().meta({ description: 'A RulePersistence, or null' }),
    subject: Id,
    period: PeriodText,
  })
  .meta({ id: 'RuleTrialBody' });
export type RuleTrialBody = z.infer<typeof RuleTrialBody>;

export const RuleTrial = z
  .object({
    subject: SubjectReference,
    period: PeriodText,
    run: z.object({ id: Id, number: z.number().int() }),
    /** What the rule says, over time where it asks for some. */
    verdict: z.enum(VERDICTS),
    /** What the conditions say of this period alone. */
    now: z.enum(VERDICTS),
    conditions: z.unknown(),
    /** Every condition on a fact with what it met, in the order of the rule. */
    because: z.array(Because),
    whatIf: WhatIf,
    /** Where the rule asks for some time: what the conditions say of each period, this one first; `null` where it was not evaluated. */
    history: z.array(z.object({ period: PeriodText, verdict: z.enum(VERDICTS).nullable() })).nullable(),
  })
  .meta({ id: 'RuleTrial' });
export type RuleTrial = z.infer<typeof RuleTrial>;
