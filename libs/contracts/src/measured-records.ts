import * as z from 'zod';
import { MEASURED_RECORDS } from '@circolo/domain';
import { Day, Id } from './lists';
import { InteractionQuery } from './sources';
import { SubjectReference } from './subjects';

/** The kinds of records behind figures that are listed here; contacts have a list of their own. */
export const LISTED_RECORDS = MEASURED_RECORDS.filter((kind) => kind !== 'interactions');

/** `GET /measured-records?kind=&indicator=&period=&subject=&id=&part=`: the records of another kind than contacts behind a figure. */
export const MeasuredRecordQuery = InteractionQuery.extend({ kind: z.enum(LISTED_RECORDS), indicator: z.string().max(40) });
export type MeasuredRecordQuery = z.infer<typeof MeasuredRecordQuery>;

/**
 * What a record says that the figure is made of, by the names of its fields: instants in ISO 8601, durations in seconds, subjects as
 * references. Nobody's name or comment is among them; `agent` is null where no monitoring agreement opens the figure to the reader.
 */
export const MeasuredRecord = z
  .object({
    externalId: z.string(),
    source: z.string(),
    import: Id,
    day: Day,
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), SubjectReference, z.null()])),
  })
  .meta({ id: 'MeasuredRecord' });
export type MeasuredRecord = z.infer<typeof MeasuredRecord>;
