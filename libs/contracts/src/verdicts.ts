import * as z from 'zod';
import { OPERATORS, OUTCOME_KINDS, SILENCE_REASONS, VERDICTS } from '@circolo/domain';
import { Id, listOf, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/** One condition of a rule as it stood when the run decided; `holds` is null when the fact was missing. */
export const Because = z.object({
  fact: z.string(),
  operator: z.string(),
  expected: z.unknown(),
  actual: z.unknown(),
  holds: z.boolean().nullable(),
});
export type Because = z.infer<typeof Because>;

const FactValue = z.union([z.string(), z.number(), z.boolean()]);
const Limit = z.object({ fact: z.string(), operator: z.enum(OPERATORS), value: z.union([FactValue, z.array(FactValue)]) });
/** What would have changed the verdict: alternatives, each of facts that would have had to be otherwise together. See `whatIf` of the domain. */
export const WhatIf = z
  .object({
    towards: z.enum(['holds', 'fails']),
    changes: z
      .array(
        z.array(
          z.object({
            fact: z.string(),
            actual: FactValue.nullable(),
            wanted: z.array(Limit),
            distance: z.number().nullable(),
            example: FactValue,
            byValue: z.array(Limit),
          }),
        ),
      )
      .nullable(),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

/** What a run saw of a subject, and what a rule made of it. */
export const Seen = z.object({
  verdict: z.enum(VERDICTS),
  because: z.array(Because),
  conditions: z.unknown(),
  facts: z.record(z.string(), z.unknown()),
  /** The figures of each indicator that the rule speaks of. */
  measurements: z.array(
    z.object({
      indicator: z.string(),
      value: z.number().nullable(),
      sample: z.number().int(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      missing: z.array(z.string()),
      target: z.number().nullable(),
      targetUpper: z.number().nullable(),
    }),
  ),
  whatIf: WhatIf,
  /** Of a rule that asks for some time: what its conditions said in this period and each before it, `null` where nothing was evaluated. */
  overTime: z
    .object({
      times: z.number().int(),
      periods: z.number().int(),
      said: z.array(z.object({ period: PeriodText, verdict: z.enum(VERDICTS).nullable() })),
    })
    .nullable(),
  /** Why it asks for nothing although it holds. */
  silence: z.enum(SILENCE_REASONS).nullable(),
  /** The earlier outcome because of which this one asks for nothing; none where training waits that no rule asked for. */
  suppressedBy: z.object({ id: Id, period: PeriodText }).nullable(),
});
export type Seen = z.infer<typeof Seen>;

/**
 * What a rule said of a subject: `fired`, it held and asked for something; `suppressed`, it held and asked for nothing, because it had lately
 * or something else waits; `not`, it did not hold; `not-told`, a figure was missing.
 */
export const SAID = ['fired', 'suppressed', 'not', 'not-told'] as const;
export type Said = (typeof SAID)[number];

/** Which run: that one, or the last completed one of the period, or the last of all. */
const OfRun = z.object({ run: Id.optional(), period: PeriodText.optional() });
/**
 * `GET /verdicts?run=&period=`: what every rule of a completed run said of every subject of its kind, also where nothing happened, by the
 * name of the subject; filters optional, `named` is a part of the subject's name or code.
 */
export const VerdictQuery = ListQuery.extend(OfRun.shape).extend({
  rule: Id.optional(),
  subject: Id.optional(),
  said: z.enum(SAID).optional(),
  named: z.string().trim().min(1).max(120).optional(),
});
export type VerdictQuery = z.infer<typeof VerdictQuery>;

const Rule = z.object({ id: Id, version: z.number().int(), name: z.string() });
export const VerdictRow = z
  .object({
    run: z.object({ id: Id, number: z.number().int() }),
    period: PeriodText,
    rule: Rule,
    /** What the rule asks for when it holds. */
    kind: z.enum(OUTCOME_KINDS),
    subject: SubjectReference,
    said: z.enum(SAID),
    /** What the period has of this rule and subject, whichever of its runs brought it; `state` is the work's once somebody acts. */
    outcome: z.object({ id: Id, state: z.string(), basisChanged: z.boolean() }).nullable(),
  })
  .meta({ id: 'Verdict' });
export type VerdictRow = z.infer<typeof VerdictRow>;
export const VerdictList = listOf(VerdictRow);

/** `GET /verdict-counts?run=&period=`: how often each rule of the run said what, as far as the reader sees, in the order of the rules. */
export const VerdictCountQuery = OfRun;
export type VerdictCountQuery = z.infer<typeof VerdictCountQuery>;
export const VerdictCountRow = z
  .object({
    run: z.object({ id: Id, number: z.number().int() }),
    period: PeriodText,
    rule: Rule,
    kind: z.enum(OUTCOME_KINDS),
    fired: z.number().int(),
    suppressed: z.number().int(),
    not: z.number().int(),
    notTold: z.number().int(),
  })
  .meta({ id: 'VerdictCount' });
export type VerdictCountRow = z.infer<typeof VerdictCountRow>;
export const VerdictCountList = listOf(VerdictCountRow);

/** `GET /evaluation-runs/:id/verdicts/:rule/:subject`: why, or why not. */
export const VerdictPath = z.object({ id: Id, rule: Id, subject: Id });
export type VerdictPath = z.infer<typeof VerdictPath>;
export const VerdictExplanation = VerdictRow.extend(Seen.shape).meta({ id: 'VerdictExplanation' });
export type VerdictExplanation = z.infer<typeof VerdictExplanation>;
