import * as z from 'zod';
import { NOT_COUNTED_CODES, RECORD_FINDING_CODES } from '@circolo/domain';
import { Day, Id } from './lists';
import { RECORD_KINDS } from './records';
import { IMPORT_STATES, InteractionQuery } from './sources';

const Count = z.number().int();

/** Why records are not among those an indicator is reckoned from. What `amount`, `unit` and `among` are, the code says. */
export const NotCounted = z.object({
  code: z.enum(NOT_COUNTED_CODES),
  field: z.string().optional(),
  among: z.array(z.string()).optional(),
  amount: z.number().optional(),
  unit: z.enum(['seconds', 'hours', 'days', 'local-days']).optional(),
  openingHours: z.literal(true).optional(),
  count: Count,
});
export type NotCounted = z.infer<typeof NotCounted>;

/** The records in force of one kind, and the rows they came in. */
export const KindQuality = z.object({
  kind: z.enum(RECORD_KINDS),
  /** Rows of the imports, those that are undone or stopped apart; read = accepted + rejected + duplicates. */
  rows: z.object({ read: Count, accepted: Count, rejected: Count, duplicates: Count, corrected: Count }),
  /** Rows rejected, by reason and field; a row may have several. */
  rejections: z.array(z.object({ reason: z.string(), field: z.string().nullable(), rows: Count })),
  /** Records in force: those that a later import corrected count there. */
  records: Count,
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  /** Days between the first and the last that no record is of, and the longest stretches of them, by day; null for records that are not of a day. */
  emptyDays: z.object({ count: Count, longest: z.array(z.object({ from: Day, until: Day })) }).nullable(),
  /** The fields that the mapping fills, in the order of the kind's layout: how many records have them. */
  fields: z.array(z.object({ field: z.string(), filled: Count })),
  /** What was looked for and could be told; `of`: the records it could be found in. */
  findings: z.array(
    z.object({
      code: z.enum(RECORD_FINDING_CODES),
      state: z.enum(['met', 'watch', 'warning', 'critical']),
      count: Count,
      of: Count,
    }),
  ),
  /** Each indicator that such records feed: how many it counts, in its denominator or else in its numerator, and why not the others. */
  indicators: z.array(
    z.object({ indicator: z.string(), part: z.enum(['denominator', 'numerator']), counted: Count, leftOut: z.array(NotCounted) }),
  ),
});
export type KindQuality = z.infer<typeof KindQuality>;

/** `GET /imports/:id/quality`, `GET /sources/:id/quality`: what the data are worth. No person is named. */
export const DataQuality = z
  .object({
    source: z.object({ id: Id, name: z.string() }),
    /** The import it is of; null for the whole source. */
    import: z.object({ id: Id, fileName: z.string(), state: z.enum(IMPORT_STATES) }).nullable(),
    kinds: z.array(KindQuality),
  })
  .meta({ id: 'DataQuality' });
export type DataQuality = z.infer<typeof DataQuality>;

/** `GET /interactions/left-out`: the contacts of the period that a figure is not computed over, by reason. */
export const LeftOutQuery = InteractionQuery.pick({ period: true, subject: true, id: true }).extend({ indicator: z.string().max(40) });
export type LeftOutQuery = z.infer<typeof LeftOutQuery>;
export const LeftOut = z
  .object({
    /** All contacts of the subject in the period, and how many of them the figure is computed over. */
    contacts: Count,
    counted: Count,
    /** The most frequent first. */
    reasons: z.array(NotCounted),
  })
  .meta({ id: 'LeftOut' });
export type LeftOut = z.infer<typeof LeftOut>;
