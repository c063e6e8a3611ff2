import * as z from 'zod';
import { ELIGIBILITY_STATES } from '@circolo/domain';
import { Because } from './verdicts';
import { Id, Instant, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/** `GET /bonus-eligibilities?period=`, `GET /bonus-eligibilities/:id`. An agent sees their own. */
export const EligibilityQuery = ListQuery.extend({ period: PeriodText.optional(), state: z.enum(ELIGIBILITY_STATES).optional() });
export type EligibilityQuery = z.infer<typeof EligibilityQuery>;
export const EligibilityRow = z
  .object({
    id: Id,
    outcome: Id,
    rule: z.object({ id: Id, version: z.number().int(), name: z.string() }),
    subject: SubjectReference,
    period: PeriodText,
    state: z.enum(ELIGIBILITY_STATES),
    because: z.array(Because),
    reason: z.string().nullable(),
    decidedBy: z.object({ id: Id, name: z.string() }).nullable(),
    decidedAt: Instant.nullable(),
    basisChanged: z.boolean(),
    revision: z.number().int(),
  })
  .meta({ id: 'BonusEligibility' });
export type EligibilityRow = z.infer<typeof EligibilityRow>;
/** `POST /bonus-eligibilities/:id/decision`: HR confirms or not, with a reason. Answers the eligibility. */
export const EligibilityDecision = z
  .object({ decision: z.enum(['confirmed', 'declined']), reason: z.string().trim().min(1).max(1000) })
  .meta({ id: 'EligibilityDecision' });
export type EligibilityDecision = z.infer<typeof EligibilityDecision>;
