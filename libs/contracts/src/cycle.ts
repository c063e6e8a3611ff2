import * as z from 'zod';
import { OUTCOME_KINDS, RUN_STATES } from '@circolo/domain';
import { Id, Instant, listOf, ListQuery, PeriodText } from './lists';
import { RECORD_KINDS } from './records';
import { SubjectReference } from './subjects';
import { Because, Seen } from './verdicts';

/** `POST /evaluation-runs` queues a run over one period: 202. */
export const NewRun = z.object({ period: PeriodText }).meta({ id: 'NewRun' });
export type NewRun = z.infer<typeof NewRun>;
/**
 * Records of a run's period that an import brought or corrected, or its undo took away or put back, after the run had begun: what the run
 * found is of before, or saw them in part. Nothing is reckoned again by itself. `records`: of the period, as it was or as it is.
 */
export const LateData = z
  .object({
    import: z.object({ id: Id, fileName: z.string() }),
    source: z.string(),
    kind: z.enum(RECORD_KINDS),
    cause: z.enum(['imported', 'undone']),
    records: z.number().int(),
    at: Instant,
  })
  .meta({ id: 'LateData' });
export type LateData = z.infer<typeof LateData>;
/** The steps as the run keeps them; its state is `measuring`, `comparing` (with the signals) or `deciding` (with the proposals). */
export const RUN_STEPS = ['measure', 'compare', 'signal', 'decide', 'propose'] as const;
/** Each of `GET /evaluation-runs`. */
export const RunRow = z
  .object({
    id: Id,
    period: PeriodText,
    number: z.number().int(),
    state: z.enum(RUN_STATES),
    steps: z.array(z.object({ name: z.enum(RUN_STEPS), done: z.number().int(), total: z.number().int() })),
    counts: z.object({
      subjects: z.number().int(),
      measurements: z.number().int(),
      deviations: z.number().int(),
      signals: z.number().int(),
      outcomes: z.number().int(),
      suppressed: z.number().int(),
      withdrawn: z.number().int(),
      basisChanged: z.number().int(),
      notEvaluable: z.number().int(),
    }),
    /** Why it stopped: a refusal, or a code of `RUN_FAULTS`; `step`: at which step, null before the first or where it is not known. */
    failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()), step: z.enum(RUN_STEPS).nullish() }).nullable(),
    /** Who holds it since when; what a worker has in hand is ended, and nothing more is begun. */
    paused: z.object({ at: Instant, by: z.object({ id: Id, name: z.string() }) }).nullable(),
    /** The last first. */
    lateData: z.array(LateData),
    startedBy: z.object({ id: Id, name: z.string() }).nullable(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'EvaluationRun' });
export type RunRow = z.infer<typeof RunRow>;
export type RunStep = (typeof RUN_STEPS)[number];
export const RUN_MOMENTS = ['queued', 'begun', 'step-done', 'paused', 'resumed', 'retried', 'failed', 'cancelled', 'completed'] as const;
/** One thing that happened to a run; `by` is null where no person did it. */
export const RunMoment = z
  .object({
    at: Instant,
    what: z.enum(RUN_MOMENTS),
    by: z.object({ id: Id, name: z.string() }).nullable(),
    /** Of `step-done` and `failed`. */
    step: z.enum(RUN_STEPS).nullable(),
  })
  .meta({ id: 'RunMoment' });
export type RunMoment = z.infer<typeof RunMoment>;
/**
 * `GET /evaluation-runs/:id`. `POST /evaluation-runs/:id/pause`, `…/resumption` (of a paused or failed one), `…/retry` (of a failed step),
 * `…/cancellation`.
 */
export const RunDetail = RunRow.extend({
  /** In order. */
  log: z.array(RunMoment),
}).meta({ id: 'EvaluationRunDetail' });
export type RunDetail = z.infer<typeof RunDetail>;
export const RunList = listOf(RunRow);
/** `GET /evaluation-runs?period=`, the newest first. */
export const RunQuery = ListQuery.extend({ period: PeriodText.optional() });
export type RunQuery = z.infer<typeof RunQuery>;

/** `GET /outcomes?period=`, filters optional. `state` is the outcome's own, or, once somebody acts, the state of what it asked for. */
export const OutcomeQuery = ListQuery.extend({
  period: PeriodText.optional(),
  kind: z.enum(OUTCOME_KINDS).optional(),
  rule: Id.optional(),
  state: z.string().max(40).optional(),
});
export type OutcomeQuery = z.infer<typeof OutcomeQuery>;
export const OutcomeRow = z
  .object({
    id: Id,
    rule: z.object({ id: Id, version: z.number().int(), name: z.string() }),
    period: PeriodText,
    subject: SubjectReference,
    kind: z.enum(OUTCOME_KINDS),
    state: z.string(),
    because: z.array(Because),
    basisChanged: z.boolean(),
    /** The object that the outcome became: an improvement action, an assignment, an eligibility. */
    work: z.object({ id: Id }).nullable(),
    run: z.object({ id: Id, number: z.number().int() }),
    createdAt: Instant,
  })
  .meta({ id: 'Outcome' });
export type OutcomeRow = z.infer<typeof OutcomeRow>;
/** `GET /outcomes/:id`: the perché: also what the run saw of the subject, and what would have changed the verdict. */
export const OutcomeExplanation = OutcomeRow.extend(Seen.shape).meta({ id: 'OutcomeExplanation' });
export type OutcomeExplanation = z.infer<typeof OutcomeExplanation>;
export const OutcomeList = listOf(OutcomeRow);
