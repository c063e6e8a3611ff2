import * as z from 'zod';
import { MEASURED_KINDS } from '@circolo/domain';
import { BothLanguages, Id, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1).max(60));

/** `GET /indicators`. */
export const IndicatorRow = z
  .object({
    code: z.string(),
    version: z.number().int(),
    name: BothLanguages,
    dimension: z.enum(['effectiveness', 'efficiency', 'productivity', 'customer-satisfaction']),
    unit: z.string(),
    direction: z.enum(['up', 'down', 'band', 'context']),
    parameters: z.record(z.string(), z.unknown()),
    minimumSample: z.number().int(),
    about: z.enum(['service', 'people']),
  })
  .meta({ id: 'Indicator' });
export type IndicatorRow = z.infer<typeof IndicatorRow>;

/** `GET /measurements?indicator=&period=&subject=`: `indicator` and `period` may be repeated; `subject` is a kind; `id` one subject. `GET /measurements.csv` is the whole list as a file. */
export const MeasurementQuery = ListQuery.extend({
  limit: z.coerce.number().int().min(1).max(500).default(500),
  indicator: oneOrMany(z.string().max(40)).optional(),
  period: oneOrMany(PeriodText),
  subject: z.enum(MEASURED_KINDS).default('organisation'),
  id: Id.optional(),
});
export type MeasurementQuery = z.infer<typeof MeasurementQuery>;
export const MeasurementRow = z
  .object({
    indicator: z.string(),
    version: z.number().int(),
    period: PeriodText,
    subject: SubjectReference,
    value: z.number().nullable(),
    sample: z.number().int(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    /** What was not there: names of interaction fields, or `records`, or `small-group`. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'Measurement' });
export type MeasurementRow = z.infer<typeof MeasurementRow>;
