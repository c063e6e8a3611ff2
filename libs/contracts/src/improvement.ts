import * as z from 'zod';
import { FUNCTIONS, IMPROVEMENT_STATES } from '@circolo/domain';
import { Day, Id, Instant, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

export const ApprovalRow = z
  .object({ id: Id, function: z.enum(FUNCTIONS), by: z.object({ id: Id, name: z.string() }), at: Instant })
  .meta({ id: 'Approval' });
export type ApprovalRow = z.infer<typeof ApprovalRow>;

/** `GET /improvement-actions?state=`, `GET /improvement-actions/:id`. */
export const ImprovementQuery = ListQuery.extend({ state: z.enum(IMPROVEMENT_STATES).optional(), period: PeriodText.optional() });
export type ImprovementQuery = z.infer<typeof ImprovementQuery>;
export const ImprovementRow = z
  .object({
    id: Id,
    outcome: Id.nullable(),
    subject: SubjectReference.nullable(),
    indicator: z.string().nullable(),
    period: PeriodText.nullable(),
    title: z.string(),
    problem: z.string(),
    hypothesis: z.string(),
    expectedEffect: z.string(),
    dueOn: Day.nullable(),
    state: z.enum(IMPROVEMENT_STATES),
    /** The signatures on the content as it is now. */
    approvals: z.array(ApprovalRow),
    reason: z.string().nullable(),
    basisChanged: z.boolean(),
    createdAt: Instant,
    contentRevision: z.number().int(),
    revision: z.number().int(),
  })
  .meta({ id: 'ImprovementAction' });
export type ImprovementRow = z.infer<typeof ImprovementRow>;

const content = {
  title: z.string().trim().min(1).max(200),
  problem: z.string().trim().max(4000).default(''),
  hypothesis: z.string().trim().max(4000).default(''),
  expectedEffect: z.string().trim().max(1000).default(''),
  dueOn: Day.nullable().default(null),
};
/** `POST /improvement-actions`: a person's own proposal. */
export const NewImprovement = z
  .object({ ...content, subject: Id.nullable().default(null), indicator: z.string().max(40).nullable().default(null) })
  .meta({ id: 'NewImprovement' });
export type NewImprovement = z.infer<typeof NewImprovement>;
/** `PUT /improvement-actions/:id` (If-Match): a change of content voids the signatures given. */
export const ImprovementContent = z.object(content).meta({ id: 'ImprovementContent' });
export type ImprovementContent = z.infer<typeof ImprovementContent>;
/** `POST /improvement-actions/:id/approval`: 201 the first time, 200 with the same body for its repeats. Answers `Approval`. */
export const Sign = z.object({ function: z.enum(FUNCTIONS) }).meta({ id: 'Sign' });
export type Sign = z.infer<typeof Sign>;
/** `POST /improvement-actions/:id/{rejection,changes-request}`: with the reason. `POST .../{start,implementation}`: no body. Each answers the action. */
export const Reason = z.object({ reason: z.string().trim().min(1).max(1000) }).meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;
