import * as z from 'zod';
import { MEASURED_KINDS, OUTCOME_KINDS } from '@circolo/domain';
import { BothLanguages, Id, Instant, PeriodKindName } from './lists';

/** What a rule asks for, with its parameters; the catalogue of outcomes says which are needed. */
export const RuleOutcome = z
  .object({
    kind: z.enum(OUTCOME_KINDS),
    title: z.string().trim().max(200).optional(),
    course: z.string().trim().max(200).optional(),
    indicator: z.string().max(40).optional(),
    note: z.string().trim().max(2000).optional(),
  })
  .meta({ id: 'RuleOutcome' });
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** `POST /rules` makes a draft; `PUT /rules/:id` (If-Match) writes the draft version. `conditions` are json-rules-engine's, over flat facts. */
export const RuleBody = z
  .object({
    name: z.string().trim().min(1).max(120),
    appliesTo: z.enum(MEASURED_KINDS),
    periodKind: PeriodKindName,
    conditions: z.unknown(),
    outcome: RuleOutcome,
  })
  .meta({ id: 'RuleBody' });
export type RuleBody = z.infer<typeof RuleBody>;

/** `GET /rules/:id`, and each of `GET /rules`. `draft` is the version being written, when it is newer than the published one. */
export const RuleVersionRow = RuleBody.extend({
  version: z.number().int(),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  writtenAt: Instant,
  publishedBy: z.object({ id: Id, name: z.string() }).nullable(),
  publishedAt: Instant.nullable(),
});
export type RuleVersionRow = z.infer<typeof RuleVersionRow>;
export const RuleRow = z
  .object({
    id: Id,
    state: z.enum(['draft', 'published', 'retired']),
    revision: z.number().int(),
    name: z.string(),
    published: RuleVersionRow.nullable(),
    draft: RuleVersionRow.nullable(),
    /** How many outcomes the rule has brought in all, and in its latest period. */
    outcomes: z.number().int(),
  })
  .meta({ id: 'Rule' });
export type RuleRow = z.infer<typeof RuleRow>;
/** `POST /rules/:id/publication` publishes the draft; `POST /rules/:id/retirement` retires; `GET /rules/:id/versions` lists. */

/** `GET /facts`: what conditions may speak about. */
export const FactRow = z
  .object({
    name: z.string(),
    label: BothLanguages,
    type: z.string(),
    unit: z.string().nullable(),
    operators: z.array(z.string()),
    values: z.array(z.string()).nullable(),
  })
  .meta({ id: 'Fact' });
export type FactRow = z.infer<typeof FactRow>;
