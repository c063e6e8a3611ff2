import * as z from 'zod';
import { ASSIGNMENT_STATES } from '@circolo/domain';
import { Id, Instant, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/** `GET /training-assignments?state=`, `GET /training-assignments/:id`. An agent sees their own. */
export const TrainingQuery = ListQuery.extend({ state: z.enum(ASSIGNMENT_STATES).optional() });
export type TrainingQuery = z.infer<typeof TrainingQuery>;
export const TrainingRow = z
  .object({
    id: Id,
    outcome: Id.nullable(),
    /** An agent, or a team as a whole. */
    subject: SubjectReference,
    course: z.string(),
    indicator: z.string().nullable(),
    period: PeriodText.nullable(),
    state: z.enum(ASSIGNMENT_STATES),
    trainer: z.object({ id: Id, name: z.string() }).nullable(),
    scheduledAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    place: z.string().nullable(),
    reason: z.string().nullable(),
    basisChanged: z.boolean(),
    createdAt: Instant,
    revision: z.number().int(),
  })
  .meta({ id: 'TrainingAssignment' });
export type TrainingRow = z.infer<typeof TrainingRow>;
/** `POST /training-assignments/:id/acceptance` (no body), `/schedule`, `/attendance`, `/cancellation` (reason). Each answers the assignment. */
export const Schedule = z
  .object({ startsAt: Instant, minutes: z.number().int().min(5).max(1440).default(60), place: z.string().trim().min(1).max(200) })
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof Schedule>;
export const Attendance = z.object({ attended: z.boolean() }).meta({ id: 'Attendance' });
export type Attendance = z.infer<typeof Attendance>;
