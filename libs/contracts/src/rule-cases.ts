import * as z from 'zod';
import { VERDICTS } from '@circolo/domain';
import { Id, IdPath, Instant, listOf, PeriodText } from './lists';

/**
 * `POST /rules/:id/cases`, `PUT /rules/:id/cases/:caseId` (If-Match): an example that the rule carries, without a name of anybody. A fact
 * that is `null`, or not there, is one that nothing is known of.
 */
export const RuleCaseBody = z
  .object({
    name: z.string().trim().max(120),
    facts: z.record(z.string(), z.unknown()),
    expected: z.enum(VERDICTS),
  })
  .meta({ id: 'RuleCaseBody' });
export type RuleCaseBody = z.infer<typeof RuleCaseBody>;

/**
 * `POST /rules/:id/kept-cases`: a real subject of an evaluated period as a case: only the facts that the conditions ask about, without
 * name, id or team. `conditions` are those on the page, kept or not; what they say of it is what is expected of the case.
 */
export const KeptCaseBody = z
  .object({ name: z.string().trim().max(120), subject: Id, period: PeriodText, conditions: z.unknown() })
  .meta({ id: 'KeptCaseBody' });
export type KeptCaseBody = z.infer<typeof KeptCaseBody>;

export const CasePath = IdPath.extend({ caseId: Id });
export type CasePath = z.infer<typeof CasePath>;

/** `GET /rules/:id/cases`, in the order in which they were written. `DELETE /rules/:id/cases/:caseId` (If-Match) takes one out. */
export const RuleCaseRow = z
  .object({
    id: Id,
    name: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()),
    expected: z.enum(VERDICTS),
    revision: z.number().int(),
    writtenBy: z.object({ id: Id, name: z.string() }),
    writtenAt: Instant,
  })
  .meta({ id: 'RuleCase' });
export type RuleCaseRow = z.infer<typeof RuleCaseRow>;
export const RuleCaseList = listOf(RuleCaseRow);

/** `POST /rules/:id/case-results`: what conditions, kept or not, say of each case of the rule. */
export const CaseResultsBody = z.object({ conditions: z.unknown() }).meta({ id: 'CaseResultsBody' });
export type CaseResultsBody = z.infer<typeof CaseResultsBody>;
export const CaseResultRow = z
  .object({
    id: Id,
    name: z.string(),
    expected: z.enum(VERDICTS),
    verdict: z.enum(VERDICTS),
    passed: z.boolean(),
    /** Facts that the conditions ask about and the case says nothing of. */
    untold: z.array(z.string()),
  })
  .meta({ id: 'CaseResult' });
export type CaseResultRow = z.infer<typeof CaseResultRow>;
export const CaseResultList = listOf(CaseResultRow);
