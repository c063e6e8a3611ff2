import * as z from 'zod';
import { Id, Instant, ListQuery, PeriodText } from './lists';
import { CsvFormat, FileFormat } from './mapping';
import { RECORD_KINDS } from './records';
import { SubjectKindName, SubjectReference } from './subjects';

/** The door by which a file came in: a person's upload, a folder that is watched, or a system that pushes records. */
export const IMPORT_DOORS = ['upload', 'watched-folder', 'push'] as const;
export type ImportDoorName = (typeof IMPORT_DOORS)[number];

export const IMPORT_STATES = ['queued', 'reading', 'done', 'failed', 'undoing', 'undone', 'cancelling', 'cancelled'] as const;

/**
 * `POST /imports` (multipart: `file`, or `upload` with the id of one; kind, mapping) answers 202 with this; `GET /imports/:id`; `GET /imports`.
 * `POST /imports/:id/cancellation` stops one that is queued or being read, and leaves nothing of it: `cancelling`, then `cancelled`.
 * Once an import is done, read = accepted + rejected + duplicates.
 */
export const ImportRow = z
  .object({
    id: Id,
    kind: z.enum(RECORD_KINDS),
    source: z.string(),
    fileName: z.string(),
    fileBytes: z.number().int(),
    bytesRead: z.number().int(),
    state: z.enum(IMPORT_STATES),
    read: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    duplicates: z.number().int(),
    /** Of the accepted: how many replaced an earlier version of the same record. */
    corrected: z.number().int(),
    /** Of the corrected: how many have another instant, channel, customer or agent than before, as when an id is used again for another record. */
    idsReused: z.number().int(),
    /** Rows that the mapping left out (`rows.skipWhen`); they are not among those read. */
    skipped: z.number().int(),
    via: z.enum(IMPORT_DOORS),
    /** The saved mapping it was read with, as it stood then; null for one that was written for this file alone. */
    savedMapping: z.object({ id: Id, name: z.string(), revision: z.number().int() }).nullable(),
    failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    createdBy: z.object({ id: Id, name: z.string() }),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    /**
     * When the import let go of its file, because nothing or only pseudonyms may be left of it; its name, size and checksum stay. Null while
     * it is kept.
     */
    fileReleasedAt: Instant.nullable(),
  })
  .meta({ id: 'Import' });
export type ImportRow = z.infer<typeof ImportRow>;

/** `GET /imports/:id/rejections` (JSON list), `GET /imports/:id/rejections.csv`. `line` is the file's own, 1 is the header. */
export const Rejection = z
  .object({
    line: z.number().int(),
    column: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string(),
    details: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Rejection' });
export type Rejection = z.infer<typeof Rejection>;

/** Why a row was not taken. The web says each in words. */
export const REJECTION_REASONS = [
  'required-missing',
  'ragged-row',
  'header-again',
  'columns-changed',
  'not-an-object',
  'error-in-cell',
  'invalid-character',
  'row-too-long',
  'not-a-number',
  'not-a-whole-number',
  'negative-duration',
  'duration-too-long',
  'not-above-zero',
  'out-of-range',
  'not-an-instant',
  'not-a-date',
  'no-such-date',
  'no-such-local-time',
  'not-a-boolean',
  'not-a-duration',
  'unknown-outcome',
  'unknown-code',
  'off-scale',
  'text-too-long',
  'id-repeated',
  'unknown-measure',
  'not-additive',
  'ends-before-it-begins',
  'interval-too-long',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** What a person should know of a file before it is mapped. */
export const UPLOAD_WARNINGS = [
  /** `names`: columns of one name, told apart as `name (2)`. */
  'columns-repeated',
  /** `places`: columns without a name, called by their place. */
  'columns-unnamed',
  /** `rows`: of the first, how many have another number of cells than the header. */
  'rows-ragged',
  /** `cells`: such as `B7`; merged, with their value in the first cell only. */
  'cells-merged',
  /** `cells`: of the first rows, those with an error such as `#N/A`. */
  'cells-with-errors',
  /** `cells`: of the first rows, formulas that were saved without their value. */
  'formulas-without-value',
  /** `sheets`: the others, with their names. */
  'other-sheets',
  /** The encoding could be another: the file has few letters that tell. */
  'encoding-uncertain',
  /** The format could be read, and has no row beside its header. */
  'no-rows',
] as const;

/**
 * `POST /uploads` (multipart: `file`) keeps a file without importing it and says what is seen in it; `GET /uploads/:id` looks again, in
 * another format. An import or a preview names it by `upload`. One that nobody imports within two days is removed.
 */
export const UploadRow = z
  .object({
    id: Id,
    fileName: z.string(),
    bytes: z.number().int(),
    createdAt: Instant,
    /** As a mapping has it: guessed, but for what the request names. */
    format: FileFormat,
    /** The sheets of a spreadsheet by their names, in its order. */
    sheets: z.array(z.string()).optional(),
    columns: z.array(z.string()),
    /** The first 20 rows below the header, with the file's own line. */
    sample: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
    warnings: z.array(z.object({ code: z.enum(UPLOAD_WARNINGS), details: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'Upload' });
export type UploadRow = z.infer<typeof UploadRow>;

/** How to look again: whatever is absent is guessed. */
export const UploadQuery = z.object({
  sheet: z.string().min(1).max(200).optional(),
  headerRow: z.coerce.number().int().min(1).max(1_048_575).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: CsvFormat.shape.encoding.unwrap().optional(),
  header: z.stringbool().optional(),
  decimal: CsvFormat.shape.decimal.unwrap().optional(),
});
export type UploadQuery = z.infer<typeof UploadQuery>;

/** `POST /imports/preview` (multipart like an import; the beginning of a CSV file is enough): the first rows as they would be read. */
export const PreviewValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const ImportPreview = z
  .object({
    columns: z.array(z.string()),
    raw: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
    /** The values by field; those of a label by `labels.` and its name. */
    rows: z.array(z.object({ line: z.number().int(), values: z.record(z.string(), PreviewValue), skipped: z.boolean() })),
    rejections: z.array(Rejection),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;

/** `GET /sources`, `GET /sources/:id`: each source with what of it is in force, and how it fares. Days are the organisation's. */
export const SourceRow = z
  .object({
    id: Id,
    name: z.string(),
    /** The records in force, by kind; kinds that it never brought are not there. */
    records: z.array(z.object({ kind: z.enum(RECORD_KINDS), count: z.number().int() })),
    firstDay: z.iso.date().nullable(),
    lastDay: z.iso.date().nullable(),
    /** Those that are not undone. */
    imports: z.number().int(),
    lastImport: ImportRow.pick({
      id: true,
      fileName: true,
      state: true,
      via: true,
      createdAt: true,
      read: true,
      rejected: true,
    }).nullable(),
    /** Rows read and rejected by all imports that are done. */
    read: z.number().int(),
    rejected: z.number().int(),
    /** Days since the last of which there is data, and as many as are usual before newer ones come; null where that is not known. */
    daysWithout: z.number().int().nullable(),
    usualDays: z.number().int().nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'SourceRow' });
export type SourceRow = z.infer<typeof SourceRow>;

/** `GET /sources/:id`. */
export const SourceDetail = SourceRow.extend({
  /** Where a system may put its files; null where no folder is watched, or the source's name cannot be that of a folder. */
  watchedFolder: z.string().nullable(),
}).meta({ id: 'SourceDetail' });
export type SourceDetail = z.infer<typeof SourceDetail>;

/** `GET /imports`: all, or those of one source. */
export const ImportQuery = ListQuery.extend({ source: Id.optional() });
export type ImportQuery = z.infer<typeof ImportQuery>;

/** How an interaction ended. */
export const INTERACTION_OUTCOMES = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'] as const;

/** `GET /interactions?period=&subject=<kind>&id=<subject>&indicator=&part=`: the records behind a figure. */
export const InteractionQuery = ListQuery.extend({
  period: PeriodText,
  subject: SubjectKindName.default('organisation'),
  id: Id.optional(),
  indicator: z.string().max(40).optional(),
  part: z.enum(['numerator', 'denominator']).default('denominator'),
});
export type InteractionQuery = z.infer<typeof InteractionQuery>;
/** Without a monitoring agreement that opens it to the reader, `agent` is null and the instant is rounded to the hour. */
export const InteractionRow = z
  .object({
    externalId: z.string(),
    source: z.string(),
    arrivedAt: Instant,
    channel: SubjectReference,
    topic: SubjectReference.nullable(),
    team: SubjectReference.nullable(),
    agent: SubjectReference.nullable(),
    outcome: z.enum(INTERACTION_OUTCOMES),
    waitSeconds: z.number().nullable(),
    talkSeconds: z.number().nullable(),
    holdSeconds: z.number().nullable(),
    wrapSeconds: z.number().nullable(),
    resolved: z.boolean().nullable(),
    csat: z.number().nullable(),
    import: Id,
  })
  .meta({ id: 'InteractionRow' });
export type InteractionRow = z.infer<typeof InteractionRow>;

/** The most records that one push may carry. */
export const MOST_PUSHED = 5000;
const PushedValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
/**
 * `POST /sources/:name/records`: records of one kind under the product's own names of fields, for systems that push. Answers 202 with
 * the import they make. The same record again is a duplicate, other content under its `externalId` a correction.
 */
export const PushedRecords = z
  .object({
    kind: z.string(),
    records: z
      .array(z.record(z.string().min(1).max(60), PushedValue))
      .min(1)
      .max(MOST_PUSHED),
  })
  .meta({ id: 'PushedRecords' });
export type PushedRecords = z.infer<typeof PushedRecords>;

/** The path parameter of a source by its name. */
export const SourceNamePath = z.object({ name: z.string().trim().min(1).max(120) });
export type SourceNamePath = z.infer<typeof SourceNamePath>;
