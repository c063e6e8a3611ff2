import * as z from 'zod';
import { MEASURED_KINDS } from '@circolo/domain';
import { BothLanguages, Day, Id, Instant, ListQuery, PeriodText } from './lists';
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

/** `GET /indicators/:code/versions`, the newest first; version 1 is the shipped one, in force from ever. `settable` names the parameters that may be set. */
export const IndicatorVersionRow = z
  .object({
    version: z.number().int(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    from: Day.nullable(),
    note: z.string().nullable(),
    by: z.object({ id: Id, name: z.string() }).nullable(),
    at: Instant.nullable(),
    settable: z.array(z.string()),
  })
  .meta({ id: 'IndicatorVersion' });
export type IndicatorVersionRow = z.infer<typeof IndicatorVersionRow>;
/** `POST /indicators/:code/versions`: other parameters from the first day of a month on; what is left out stays as shipped. */
export const NewIndicatorVersion = z
  .object({ parameters: z.record(z.string().max(40), z.unknown()), from: Day, note: z.string().trim().min(1).max(500) })
  .meta({ id: 'NewIndicatorVersion' });
export type NewIndicatorVersion = z.infer<typeof NewIndicatorVersion>;

/** The times of arrival that a kind of subject can be crossed with: the hour (`00`..`23`), the weekday (1 is Monday), the month (`2026-05`). */
export const TIMES_CROSSED = ['hour', 'weekday', 'month'] as const;
/** What a kind of subject can be crossed with: another kind, or a time of arrival. */
export const CROSSING_KINDS = [...MEASURED_KINDS.filter((kind) => kind !== 'organisation'), ...TIMES_CROSSED] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];

/** A parameter of the definition tried at another value; the figure says with which. */
const Amount = z.coerce.number().min(0).max(100_000).optional();

/** `GET /measurements?indicator=&period=&subject=`: `indicator` and `period` may be repeated; `subject` is a kind; `id` one subject; `by` crosses the kind with another. `GET /measurements.csv` and `.xlsx` are the whole list as a file. */
export const MeasurementQuery = ListQuery.extend({
  // A crossing is reckoned anew for each page: it is read in few.
  limit: z.coerce.number().int().min(1).max(5000).default(500),
  indicator: oneOrMany(z.string().max(40)).optional(),
  period: oneOrMany(PeriodText),
  subject: z.enum(MEASURED_KINDS).default('organisation'),
  id: Id.optional(),
  by: z.enum(CROSSING_KINDS).optional(),
  /** What the names of the subjects hold, in any case. */
  search: z.string().trim().min(1).max(120).optional(),
  thresholdSeconds: Amount,
  windowDays: Amount,
  termDays: Amount,
  termHours: Amount,
}).refine(({ subject, by }) => by !== subject, { path: ['by'], message: 'crossed-with-itself' });
export type MeasurementQuery = z.infer<typeof MeasurementQuery>;
export const MeasurementRow = z
  .object({
    indicator: z.string(),
    version: z.number().int(),
    period: PeriodText,
    subject: SubjectReference,
    /** The other subject of a crossing; null without one. */
    crossed: z.object({ kind: z.enum(CROSSING_KINDS), id: z.string(), code: z.string(), name: z.string() }).nullable(),
    /** The parameters of the definition that the figure was made with. */
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
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
