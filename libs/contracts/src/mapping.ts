import * as z from 'zod';
import {
  CODED_FIELDS,
  type CodedField,
  FIELDS_OF,
  PSEUDONYMISABLE_FIELDS,
  RECORD_KINDS,
  type RecordField,
  type RecordKind,
  REQUIRED_OF,
} from './records';

const Column = z.string().min(1).max(200);
const Words = z.array(z.string().max(200)).min(1).max(500);

/** A condition on the file's columns. */
export const MappingCondition = z.union([
  z.strictObject({ column: Column, in: Words }),
  z.strictObject({ column: Column, notIn: Words }),
  z.strictObject({ column: Column, empty: z.boolean() }),
]);
export type MappingCondition = z.infer<typeof MappingCondition>;

const reading = {
  as: z.enum(['text', 'number', 'instant', 'duration', 'boolean', 'date']).optional(),
  /**
   * Unicode letters: yyyy yy MM M dd d HH H mm m ss s; other letters in apostrophes. `iso` when absent. Numbers that count: an instant
   * may be `excel-serial`, `epoch-seconds` or `epoch-milliseconds`, a duration `day-fraction`.
   */
  format: z.string().min(1).max(60).optional(),
  decimal: z.enum(['.', ',']).optional(),
  true: Words.optional(),
  false: Words.optional(),
  values: z
    .record(z.string().max(200), z.string().max(200))
    .refine((values) => Object.keys(values).length <= 2000, { message: 'at-most-2000-words' })
    .optional(),
  blank: Words.optional(),
  scale: z.tuple([z.number().int(), z.number().int()]).optional(),
};

/** Where the value of a field comes from and how it is read. An empty cell is no value. */
export const MappingField = z.union([
  z.strictObject({ constant: z.union([z.string().max(500), z.number(), z.boolean()]) }),
  z.strictObject({ column: Column, ...reading }),
  z.strictObject({ columns: z.array(Column).min(1).max(10), join: z.string().max(10).default(''), ...reading }),
  z.strictObject({
    cases: z
      .array(
        z.union([
          z.strictObject({ when: z.array(MappingCondition).min(1).max(20), value: z.string().max(200) }),
          z.strictObject({ otherwise: z.string().max(200) }),
        ]),
      )
      .min(1)
      .max(50),
  }),
]);
export type MappingField = z.infer<typeof MappingField>;

/** The fields of an interaction, in the order of the product's own layout. */
export const INTERACTION_FIELDS = FIELDS_OF.interactions;

const Decimal = z.enum(['.', ',']).default('.');

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'iso-8859-15'] as const;

export const CsvFormat = z.strictObject({
  kind: z.literal('csv'),
  delimiter: z.string().length(1).default(','),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  header: z.boolean().default(true),
  decimal: Decimal,
});
export type CsvFormat = z.infer<typeof CsvFormat>;

/** A sheet of a spreadsheet. Dates come out as ISO texts, times and durations as `HH:mm:ss`, numbers with the decimal sign named here. */
export const XlsxFormat = z.strictObject({
  kind: z.literal('xlsx'),
  /** Its name; the first when absent. */
  sheet: z.string().min(1).max(200).optional(),
  /** The sheet's own number of the row that names the columns. */
  headerRow: z.number().int().min(1).max(1_048_575).default(1),
  decimal: Decimal,
});
export type XlsxFormat = z.infer<typeof XlsxFormat>;

/** One object a line. Columns are the dotted paths of its keys, such as `customer.id`, as the first 1,000 lines have them. */
export const JsonLinesFormat = z.strictObject({ kind: z.literal('jsonl') });
export type JsonLinesFormat = z.infer<typeof JsonLinesFormat>;

/** How a file is written. */
export const FileFormat = z.discriminatedUnion('kind', [CsvFormat, XlsxFormat, JsonLinesFormat]);
export type FileFormat = z.infer<typeof FileFormat>;

const around = {
  source: z.string().trim().min(1).max(120),
  format: FileFormat.prefault({ kind: 'csv' }),
  timeZone: z.string().min(1).max(60).optional(),
  rows: z.strictObject({ skipWhen: z.array(MappingCondition).min(1).max(20).optional() }).prefault({}),
};
const CreateOrRefuse = z.enum(['create', 'refuse']);
export const MOST_LABELS = 5;
const LabelName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^:\u0000-\u001f]+$/);
/** Groupings of one's own, such as a shift: each value becomes a subject of kind `label` with the code `shift: morning`. */
const Labels = z
  .record(LabelName, MappingField)
  .refine((labels) => Object.keys(labels).length <= MOST_LABELS, { message: 'at-most-5-labels' });

/** A mapping of any kind of record; whether it fits its kind is what `mappingFor` says. */
export const Mapping = z
  .strictObject({
    ...around,
    fields: z.partialRecord(z.enum([...new Set(RECORD_KINDS.flatMap((kind): readonly RecordField[] => FIELDS_OF[kind]))]), MappingField),
    labels: Labels.optional(),
    pseudonymise: z.array(z.enum(PSEUDONYMISABLE_FIELDS)).optional(),
    unknown: z.partialRecord(z.enum([...CODED_FIELDS, 'label']), CreateOrRefuse).prefault({}),
  })
  .meta({ id: 'Mapping', title: 'How a file of records is read' });
export type Mapping = z.infer<typeof Mapping>;

const schemas = new Map<RecordKind, z.ZodType<Mapping>>();

/** How a file of a kind of records is read: `design/api.md` of the project, served as JSON Schema at `/schemas/mapping?kind=`. */
export function mappingFor(kind: RecordKind): z.ZodType<Mapping> {
  const known = schemas.get(kind);
  if (known) return known;
  const fields: readonly RecordField[] = FIELDS_OF[kind];
  const required: readonly RecordField[] = REQUIRED_OF[kind];
  const pseudonymisable = PSEUDONYMISABLE_FIELDS.filter((field) => fields.includes(field));
  const coded: (CodedField | 'label')[] = CODED_FIELDS.filter((field) => fields.includes(field));
  if (hasLabels(kind)) coded.push('label');
  const unknown = z.strictObject(Object.fromEntries(coded.map((field) => [field, CreateOrRefuse.default('create')])));
  const schema = z.strictObject({
    ...around,
    fields: z
      .strictObject(Object.fromEntries(fields.map((name) => [name, MappingField.optional()])))
      .refine((mapped) => required.every((name) => mapped[name] !== undefined), { message: 'required-field-missing' }),
    ...(hasLabels(kind) ? { labels: Labels.optional() } : {}),
    pseudonymise: z
      .array(z.enum(pseudonymisable))
      .refine((names) => new Set(names).size === names.length, { message: 'field-twice' })
      .optional(),
    unknown: unknown.prefault({}),
  }) as unknown as z.ZodType<Mapping>;
  schemas.set(kind, schema);
  return schema;
}

/** `GET /schemas/mapping?kind=`. */
export const SchemaQuery = z.object({ kind: z.enum(RECORD_KINDS).default('interactions') });
export type SchemaQuery = z.infer<typeof SchemaQuery>;

/** Whether records of a kind can be grouped by labels of one's own. */
export const hasLabels = (kind: RecordKind): boolean => kind === 'interactions';
