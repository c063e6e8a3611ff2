import * as z from 'zod';
import { READINESS_CHECKS, ROLES } from '@circolo/domain';
import { Day, Id, Instant, listOf, PeriodKindName, PeriodText } from './lists';

const Check = z
  .object({
    name: z.enum(READINESS_CHECKS),
    state: z.enum(['ready', 'waiting', 'missing']),
    /** Whose it is to see to it. */
    by: z.enum(ROLES).nullable(),
    sources: z.array(z.object({ name: z.string(), lastDay: Day.nullable(), dueOn: Day.nullable(), isLate: z.boolean() })),
    kinds: z.array(z.string()),
    count: z.number().int(),
    until: Day.nullable(),
  })
  .meta({ id: 'ReadinessCheck' });
/** `GET /evaluation-runs/readiness?period=`: what an evaluation of the period would still miss. Nothing of it forbids one. */
export const PeriodReadiness = z
  .object({ period: PeriodText, ready: z.number().int(), isReady: z.boolean(), isEmpty: z.boolean(), checks: z.array(Check) })
  .meta({ id: 'PeriodReadiness' });
export type PeriodReadiness = z.infer<typeof PeriodReadiness>;
export type ReadinessCheck = PeriodReadiness['checks'][number];
export const ReadinessQuery = z.object({ period: PeriodText });
export type ReadinessQuery = z.infer<typeof ReadinessQuery>;

/**
 * `POST /run-schedules`, `PUT /run-schedules/:id` (`If-Match`): periods of a kind are evaluated so many days after their end, at a clock time
 * of the organisation, and if wanted not before the imports that are due are in. Refused: `schedule-same-kind`.
 */
export const NewRunSchedule = z
  .object({
    periodKind: PeriodKindName,
    daysAfter: z.number().int().min(0).max(366),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    waitsForImports: z.boolean(),
    on: z.boolean(),
  })
  .meta({ id: 'NewRunSchedule' });
export type NewRunSchedule = z.infer<typeof NewRunSchedule>;
/** Each of `GET /run-schedules`. */
export const RunScheduleRow = NewRunSchedule.extend({
  id: Id,
  revision: z.number().int(),
  changedBy: z.object({ id: Id, name: z.string() }).nullable(),
  changedAt: Instant,
  /** What it does about the next period and those before it, the latest first; none when it is off. */
  periods: z.array(
    z.object({ period: PeriodText, dueAt: Instant, state: z.enum(['done', 'due', 'waiting', 'planned']), waitsFor: z.array(Check) }),
  ),
}).meta({ id: 'RunSchedule' });
export type RunScheduleRow = z.infer<typeof RunScheduleRow>;
export const RunScheduleList = listOf(RunScheduleRow);
