import * as z from 'zod';
import { OUTCOME_CHANGES, OUTCOME_KINDS, SEVERITIES, VERDICTS } from '@circolo/domain';
import { Id, Instant, listOf, ListQuery } from './lists';
import { SubjectReference } from './subjects';

/** With which run of the same period; left out, with the last one before it that was completed. */
const With = z.object({ with: Id.optional() });
export const RunComparisonQuery = With;
export type RunComparisonQuery = z.infer<typeof RunComparisonQuery>;

const ComparedRun = z.object({ id: Id, number: z.number().int(), startedAt: Instant.nullable() });
const Count = z.number().int();
/**
 * `GET /evaluation-runs/:id/comparison?with=`: what a run found that the other had not, by what both kept. Refused: `nothing-to-compare`
 * where there is no other, `not-one-period` for runs of two periods.
 */
export const RunComparison = z
  .object({
    before: ComparedRun,
    after: ComparedRun,
    measurements: z.object({ same: Count, changed: Count, onlyBefore: Count, onlyAfter: Count }),
    verdicts: z.object({ same: Count, changed: Count }),
    /** What the later run made of the outcomes of the period. */
    outcomes: z.record(z.enum(OUTCOME_CHANGES), Count),
    /** What the runs held to in different versions; null where a run did not know it. */
    rules: z.array(z.object({ id: Id, name: z.string(), before: Count.nullable(), after: Count.nullable() })),
    indicators: z.array(z.object({ code: z.string(), before: Count, after: Count })),
    targets: z.array(
      z.object({ indicator: z.string(), before: z.number().nullable(), after: z.number().nullable(), /** Held to it. */ subjects: Count }),
    ),
  })
  .meta({ id: 'RunComparison' });
export type RunComparison = z.infer<typeof RunComparison>;

/** `GET /evaluation-runs/:id/compared-measurements?with=`: those that differ, by kind of subject and name. */
export const ComparedMeasurementQuery = ListQuery.extend({ with: Id.optional(), indicator: z.string().max(40).optional() });
export type ComparedMeasurementQuery = z.infer<typeof ComparedMeasurementQuery>;
const Seen = z.object({ value: z.number().nullable(), sample: Count, severity: z.enum(SEVERITIES).nullable() });
export const ComparedMeasurement = z
  .object({ indicator: z.string(), subject: SubjectReference, before: Seen.nullable(), after: Seen.nullable() })
  .meta({ id: 'ComparedMeasurement' });
export type ComparedMeasurement = z.infer<typeof ComparedMeasurement>;
export const ComparedMeasurementList = listOf(ComparedMeasurement);

/** `GET /evaluation-runs/:id/compared-verdicts?with=&change=`: verdicts that differ and outcomes that the later run changed; or all of one `change`. */
export const ComparedVerdictQuery = ListQuery.extend({ with: Id.optional(), change: z.enum(OUTCOME_CHANGES).optional() });
export type ComparedVerdictQuery = z.infer<typeof ComparedVerdictQuery>;
export const ComparedVerdict = z
  .object({
    rule: z.object({ id: Id, name: z.string() }),
    kind: z.enum(OUTCOME_KINDS),
    subject: SubjectReference,
    before: z.enum(VERDICTS).nullable(),
    after: z.enum(VERDICTS).nullable(),
    outcome: z.object({ id: Id, change: z.enum(OUTCOME_CHANGES), state: z.string() }).nullable(),
    difference: z.enum(['figures', 'rule-version', 'only-before', 'only-after', 'same']),
    /** The conditions that turned. */
    reasons: z.array(
      z.object({
        fact: z.string(),
        operator: z.string(),
        expected: z.unknown(),
        before: z.unknown(),
        heldBefore: z.boolean().nullable(),
        after: z.unknown(),
        holds: z.boolean().nullable(),
      }),
    ),
  })
  .meta({ id: 'ComparedVerdict' });
export type ComparedVerdict = z.infer<typeof ComparedVerdict>;
export const ComparedVerdictList = listOf(ComparedVerdict);
