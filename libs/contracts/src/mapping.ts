import * as z from 'zod';

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
  as: z.enum(['text', 'number', 'instant', 'duration', 'boolean']).optional(),
  /** Unicode letters: yyyy yy MM M dd d HH H mm m ss s; other letters in apostrophes. `iso` when absent. */
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
export const INTERACTION_FIELDS = [
  'externalId',
  'arrivedAt',
  'channel',
  'outcome',
  'topic',
  'service',
  'site',
  'segment',
  'agent',
  'team',
  'customer',
  'waitSeconds',
  'talkSeconds',
  'holdSeconds',
  'wrapSeconds',
  'firstReplyAt',
  'resolvedAt',
  'resolved',
  'transferred',
  'escalated',
  'reopened',
  'csat',
  'nps',
  'ces',
] as const;
export type InteractionField = (typeof INTERACTION_FIELDS)[number];
export const REQUIRED_FIELDS = ['externalId', 'arrivedAt', 'channel', 'outcome'] as const satisfies readonly InteractionField[];
/** Fields whose values are codes of subjects. */
export const SUBJECT_FIELDS = [
  'channel',
  'topic',
  'service',
  'site',
  'segment',
  'agent',
  'team',
] as const satisfies readonly InteractionField[];

const createOrRefuse = z.enum(['create', 'refuse']);

/** How a file is read: `design/api.md` of the project, served as JSON Schema at `/schemas/mapping`. */
export const Mapping = z
  .strictObject({
    source: z.string().trim().min(1).max(120),
    format: z
      .strictObject({
        kind: z.literal('csv'),
        delimiter: z.string().length(1).default(','),
        encoding: z.enum(['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le']).default('utf-8'),
        header: z.boolean().default(true),
        decimal: z.enum(['.', ',']).default('.'),
      })
      .prefault({ kind: 'csv' }),
    timeZone: z.string().min(1).max(60).optional(),
    rows: z.strictObject({ skipWhen: z.array(MappingCondition).min(1).max(20).optional() }).prefault({}),
    fields: z
      .strictObject(
        Object.fromEntries(INTERACTION_FIELDS.map((name) => [name, MappingField.optional()])) as Record<
          InteractionField,
          z.ZodOptional<typeof MappingField>
        >,
      )
      .refine((fields) => REQUIRED_FIELDS.every((name) => fields[name] !== undefined), { message: 'required-field-missing' }),
    unknown: z
      .strictObject(
        Object.fromEntries(SUBJECT_FIELDS.map((name) => [name, createOrRefuse.default('create')])) as Record<
          (typeof SUBJECT_FIELDS)[number],
          z.ZodDefault<typeof createOrRefuse>
        >,
      )
      .prefault({}),
  })
  .meta({ id: 'Mapping', title: 'How a file of interactions is read' });
export type Mapping = z.infer<typeof Mapping>;
