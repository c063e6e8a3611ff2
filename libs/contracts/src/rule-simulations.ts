import * as z from 'zod';
import { MEASURED_KINDS, MOST_SIMULATED, OUTCOME_KINDS, SIMULATION_STATES, VERDICTS } from '@circolo/domain';
import { Id, Instant, listOf, ListQuery, PeriodKindName, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/**
 * `POST /rules/:id/simulations`: has the rule as it is kept (its draft, else the published version) simulated on past periods: 202.
 * `eachCents`: what one outcome costs, in integer cents, where somebody knows.
 */
export const NewSimulation = z
  .object({
    periods: z.array(PeriodText).min(1).max(MOST_SIMULATED),
    eachCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  })
  .meta({ id: 'NewSimulation' });
export type NewSimulation = z.infer<typeof NewSimulation>;

/** In integer cents. `cents` is null as soon as one part is not known; `unknown` says how many are not. */
export const CostRow = z.object({ cents: z.number().int().nullable(), knownCents: z.number().int(), unknown: z.number().int() });
export type CostRow = z.infer<typeof CostRow>;

export const SimulatedPeriodRow = z.object({
  period: PeriodText,
  /** The run whose facts were looked at; `null` where nothing was. */
  run: z.object({ id: Id, number: z.number().int() }).nullable(),
  /** Why nothing was: it was never evaluated, or the monitoring agreement does not open agents of it. */
  without: z.enum(['not-evaluated', 'no-agreement']).nullable(),
  /** Subjects of the rule's kind that the run knew. */
  looked: z.number().int(),
  touched: z.number().int(),
  notEvaluable: z.number().int(),
  /** Touched and not by the version in force, and the other way round; `null` when there is none. */
  gained: z.number().int().nullable(),
  lost: z.number().int().nullable(),
  cost: CostRow,
  publishedCost: CostRow.nullable(),
});
export type SimulatedPeriodRow = z.infer<typeof SimulatedPeriodRow>;

/**
 * `GET /simulations/:id`, each of `GET /rules/:id/simulations` (the newest first). `POST /simulations/:id/cancellation` stops it;
 * `POST /simulations/:id/looks` keeps that the reader has looked at its result, which a publication asks for.
 */
export const SimulationRow = z
  .object({
    id: Id,
    rule: Id,
    state: z.enum(SIMULATION_STATES),
    /** Whether it is of what the rule would publish now, to the last value. */
    current: z.boolean(),
    appliesTo: z.enum(MEASURED_KINDS),
    periodKind: PeriodKindName,
    outcome: z.enum(OUTCOME_KINDS),
    conditions: z.unknown(),
    persistence: z.object({ times: z.number().int(), periods: z.number().int() }).nullable(),
    /** The version in force that it is held against. */
    publishedVersion: z.number().int().nullable(),
    eachCents: z.number().int().nullable(),
    /** In subjects. */
    done: z.number().int(),
    total: z.number().int().nullable(),
    /** From the oldest on. */
    periods: z.array(SimulatedPeriodRow),
    /** Different subjects, over all periods. */
    subjects: z.object({ touched: z.number().int(), gained: z.number().int().nullable(), lost: z.number().int().nullable() }),
    cost: CostRow,
    publishedCost: CostRow.nullable(),
    /** Who has looked at the result, the last first. */
    looks: z.array(z.object({ by: z.object({ id: Id, name: z.string() }), at: Instant })),
    askedBy: z.object({ id: Id, name: z.string() }),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Simulation' });
export type SimulationRow = z.infer<typeof SimulationRow>;
export const SimulationList = listOf(SimulationRow);

export const SIMULATION_SHOWS = ['touched', 'gained', 'lost', 'not-evaluable'] as const;
/** `GET /simulations/:id/subjects?show=&period=`: whom it touched, the most often touched first. Agents only to whom the agreement opens them. */
export const SimulatedSubjectQuery = ListQuery.extend({
  show: z.enum(SIMULATION_SHOWS).default('touched'),
  period: PeriodText.optional(),
});
export type SimulatedSubjectQuery = z.infer<typeof SimulatedSubjectQuery>;
export const SimulatedSubjectRow = z
  .object({
    subject: SubjectReference,
    /** In how many of the periods it is so. */
    times: z.number().int(),
    /** Which, from the oldest on, with what the rule says and whether the version in force holds. */
    periods: z.array(z.object({ period: PeriodText, verdict: z.enum(VERDICTS), heldBefore: z.boolean().nullable() })),
  })
  .meta({ id: 'SimulatedSubject' });
export type SimulatedSubjectRow = z.infer<typeof SimulatedSubjectRow>;
export const SimulatedSubjectList = listOf(SimulatedSubjectRow);
