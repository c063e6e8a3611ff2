import * as z from 'zod';
import { MEASURED_KINDS, OPERATORS, OUTCOME_KINDS, RULE_STATES } from '@circolo/domain';
import { BothLanguages, Id, Instant, listOf, ListQuery, PeriodKindName } from './lists';

/** What a rule asks for, with its parameters; the catalogue of outcomes (`OUTCOMES` of the domain) says which there are. */
export const RuleOutcome = z
  .object({
    kind: z.enum(OUTCOME_KINDS),
    title: z.string().nullable().optional(),
    course: z.string().nullable().optional(),
    indicator: z.string().nullable().optional(),
    note: z.string().nullable().optional(),
  })
  .meta({ id: 'RuleOutcome' });
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** The conditions must have held in `times` of the last `periods` (1 to 24), the one that is looked at counted. */
export const RulePersistence = z.object({ times: z.number().int(), periods: z.number().int() }).meta({ id: 'RulePersistence' });
export type RulePersistence = z.infer<typeof RulePersistence>;
/**
 * How much of the same a rule asks of one subject. `coolDownPeriods`: how many periods must lie between two outcomes (0 to 24; not for
 * a bonus). `oneTrainingAtATime`: no second training while one is pending, whoever asked for it (only for training).
 */
export const RuleDose = z.object({ coolDownPeriods: z.number().int(), oneTrainingAtATime: z.boolean() }).meta({ id: 'RuleDose' });
export type RuleDose = z.infer<typeof RuleDose>;

/**
 * `POST /rules` makes a draft; `PUT /rules/:id` (If-Match) writes the draft version. `conditions` are json-rules-engine's, over flat
 * facts. The domain checks all of it: what is wrong comes back as `errors`, each with a JSON pointer as its `field`.
 */
export const RuleBody = z
  .object({
    name: z.string().trim().max(120),
    appliesTo: z
      .string()
      .max(40)
      .meta({ description: MEASURED_KINDS.join(', ') }),
    periodKind: z.string().max(40),
    conditions: z.unknown(),
    outcome: z.record(z.string(), z.unknown()).meta({ description: 'A RuleOutcome' }),
    persistence: z.unknown().optional().meta({ description: 'A RulePersistence, or null: one period is enough' }),
    dose: z.unknown().optional().meta({ description: 'A RuleDose; without it no cool-down, and training beside training' }),
  })
  .meta({ id: 'RuleBody' });
export type RuleBody = z.infer<typeof RuleBody>;

/** `GET /rules/:id/versions`, the newest first. */
export const RuleVersionRow = z
  .object({
    version: z.number().int(),
    name: z.string(),
    appliesTo: z.enum(MEASURED_KINDS),
    periodKind: PeriodKindName,
    conditions: z.unknown(),
    outcome: RuleOutcome,
    persistence: RulePersistence.nullable(),
    dose: RuleDose,
    author: z.object({ id: Id, name: z.string() }),
    writtenAt: Instant,
    publishedBy: z.object({ id: Id, name: z.string() }).nullable(),
    publishedAt: Instant.nullable(),
    /** Until when it was the published one, from `publishedAt` on; `null` while it is, and before it was. */
    validUntil: Instant.nullable(),
  })
  .meta({ id: 'RuleVersion' });
export type RuleVersionRow = z.infer<typeof RuleVersionRow>;
export const RuleVersionList = listOf(RuleVersionRow);

/** `GET /rules?state=`, in the order in which they were made. */
export const RuleQuery = ListQuery.extend({ state: z.enum(RULE_STATES).optional() });
export type RuleQuery = z.infer<typeof RuleQuery>;
/** `GET /rules/:id`, and each of `GET /rules`. `draft` is the version being written, when it is newer than the published one. */
export const RuleRow = z
  .object({
    id: Id,
    state: z.enum(RULE_STATES),
    revision: z.number().int(),
    name: z.string(),
    published: RuleVersionRow.nullable(),
    draft: RuleVersionRow.nullable(),
    /** How many outcomes the rule has brought in all. */
    outcomes: z.number().int(),
  })
  .meta({ id: 'Rule' });
export type RuleRow = z.infer<typeof RuleRow>;
export const RuleList = listOf(RuleRow);
/** `POST /rules/:id/publication` publishes the draft; `POST /rules/:id/retirement` retires. Both take an If-Match and answer the rule. */

/** `GET /facts`: what conditions may speak about. */
export const FactRow = z
  .object({
    name: z.string(),
    label: BothLanguages,
    type: z.string(),
    unit: z.string().nullable(),
    operators: z.array(z.enum(OPERATORS)),
    values: z.array(z.string()).nullable(),
  })
  .meta({ id: 'Fact' });
export type FactRow = z.infer<typeof FactRow>;
export const FactList = listOf(FactRow);
