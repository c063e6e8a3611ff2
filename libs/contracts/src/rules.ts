import * as z from 'zod';
import {
  FINDING_WEIGHTS,
  MEASURED_KINDS,
  OPERATORS,
  OUTCOME_KINDS,
  RULE_FINDING_CODES,
  RULE_STATES,
  type VersionChange,
} from '@circolo/domain';
import { BothLanguages, Id, Instant, listOf, ListQuery, PeriodKindName, PeriodText } from './lists';

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

/** How many subjects of a period a rule spoke of, by what it said; what was asked for (a bonus also of whom it could not be told), and what held and was silenced. */
export const RuleLastPeriod = z
  .object({
    period: PeriodText,
    run: z.object({ id: Id, number: z.number().int() }),
    held: z.number().int(),
    failed: z.number().int(),
    notEvaluable: z.number().int(),
    proposed: z.number().int(),
    suppressed: z.number().int(),
  })
  .meta({ id: 'RuleLastPeriod' });
export type RuleLastPeriod = z.infer<typeof RuleLastPeriod>;

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
    /** What it did in the last period of its kind that was evaluated; `null` when it took no part. */
    lastPeriod: RuleLastPeriod.nullable(),
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

/** `GET /rule-templates`: rules to start from; `rule` with a name is a `RuleBody`. */
export const RuleTemplateRow = z
  .object({
    code: z.string(),
    name: BothLanguages,
    meaning: BothLanguages,
    rule: RuleVersionRow.pick({ appliesTo: true, periodKind: true, conditions: true, outcome: true, persistence: true, dose: true }),
  })
  .meta({ id: 'RuleTemplate' });
export type RuleTemplateRow = z.infer<typeof RuleTemplateRow>;
export const RuleTemplateList = listOf(RuleTemplateRow);

/** `POST /rules/:id/copies`: a new draft that says what the version says (the draft, else the published one) under another name. Answers the rule. */
export const RuleCopyBody = z
  .object({ name: z.string().trim().max(120), version: z.number().int().positive().optional() })
  .meta({ id: 'RuleCopyBody' });
export type RuleCopyBody = z.infer<typeof RuleCopyBody>;

/** The path of one version. */
export const RuleVersionPath = z.object({ id: Id, version: z.coerce.number().int().positive().max(1_000_000) });
export type RuleVersionPath = z.infer<typeof RuleVersionPath>;
/** `GET /rules/:id/versions/:version/differences?from=`: what became of the rule since an earlier version; without `from`, the one before it. */
export const RuleDifferencesQuery = z.object({ from: z.coerce.number().int().positive().max(1_000_000).optional() });
export type RuleDifferencesQuery = z.infer<typeof RuleDifferencesQuery>;
/** `from` is `null` for the first version, which differs from nothing. Each change is a `VersionChange` of the domain. */
export const RuleDifferences = z
  .object({
    from: z.number().int().nullable(),
    to: z.number().int(),
    changes: z.array(z.looseObject({ kind: z.string() })) as unknown as z.ZodType<readonly VersionChange[]>,
  })
  .meta({ id: 'RuleDifferences' });
export type RuleDifferences = z.infer<typeof RuleDifferences>;

/** `POST /rules/reviews`: a rule being written, which is kept nowhere; `id` when it is one that is kept already: it is not held against itself. */
export const RuleReviewBody = RuleBody.extend({ id: Id.optional() }).meta({ id: 'RuleReviewBody' });
export type RuleReviewBody = z.infer<typeof RuleReviewBody>;
/**
 * `errors`: why it would be refused, as a save would say (`rule-…` of the refusals). `findings`: what can be seen of it before it ever
 * runs; the codes and their details are told in the domain (`RuleFindingCode`). Both name their place by a JSON pointer into the rule.
 * There are no findings while conditions, kinds or the outcome are not what a rule can have.
 */
export const RuleReview = z
  .object({
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()) })),
    findings: z.array(
      z.object({
        code: z.enum(RULE_FINDING_CODES),
        weight: z.enum(FINDING_WEIGHTS),
        pointer: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'RuleReview' });
export type RuleReview = z.infer<typeof RuleReview>;

/** `POST /rules/live-counts`: of how many subjects of the last evaluated period the conditions hold. Refused as a save would be. */
export const RuleCountBody = RuleBody.pick({ appliesTo: true, periodKind: true, conditions: true, outcome: true, persistence: true }).meta({
  id: 'RuleCountBody',
});
export type RuleCountBody = z.infer<typeof RuleCountBody>;
/** Why nothing is counted: no period of the kind was evaluated, or the agreement does not open agents to the reader. */
export const COUNT_WITHHELD = ['never-evaluated', 'agents-closed'] as const;
export const RuleLiveCount = z
  .object({
    withheld: z.enum(COUNT_WITHHELD).nullable(),
    period: PeriodText.nullable(),
    run: z.object({ id: Id, number: z.number().int() }).nullable(),
    /** The subjects of the kind in that period. */
    subjects: z.number().int(),
    holds: z.number().int(),
    fails: z.number().int(),
    notEvaluable: z.number().int(),
    /** Among very many subjects only the first are asked; the counts are of these. */
    counted: z.number().int(),
  })
  .meta({ id: 'RuleLiveCount' });
export type RuleLiveCount = z.infer<typeof RuleLiveCount>;
