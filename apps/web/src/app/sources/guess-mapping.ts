import {
  CODED_FIELDS,
  FIELDS_OF,
  fieldKindOf,
  type FileFormat,
  hasLabels,
  type Mapping,
  type MappingField,
  type RecordField,
  type RecordKind,
} from '@circolo/contracts';
import { columnsByName } from './column-names';
import { type FileHead, samplesOf } from './file-head';
import { guessReading } from './guess-reading';

/** What stands around the fields of a mapping. */
export interface MappingAround {
  readonly kind: RecordKind;
  readonly format: FileFormat;
  readonly source: string;
  readonly timeZone: string;
}

/** A mapping to begin from, guessed from the names of the columns and the values of the first rows. Nothing of it is binding. */
export function guessMapping(head: FileHead, { kind, format, source, timeZone }: MappingAround): Mapping {
  const fields: Mapping['fields'] = {};
  for (const [field, columns] of columnsByName(kind, head.columns)) fields[field] = guessField(kind, field, columns, head);
  const ofKind: readonly string[] = FIELDS_OF[kind];
  const coded = [...CODED_FIELDS.filter((field) => ofKind.includes(field)), ...(hasLabels(kind) ? (['label'] as const) : [])];
  return { source, format, timeZone, rows: {}, fields, unknown: Object.fromEntries(coded.map((field) => [field, 'create'])) };
}

/** How one field is read from these columns. */
export function guessField(kind: RecordKind, field: RecordField, columns: readonly string[], head: FileHead): MappingField {
  const reading = guessReading(fieldKindOf(kind, field) ?? 'text', samplesOf(head, ...columns));
  const [only = ''] = columns;
  return columns.length > 1 ? { columns: [...columns], join: ' ', ...reading } : { column: only, ...reading };
}

/** The columns that a field comes from. */
export function columnsOf(field: MappingField): readonly string[] {
  if ('constant' in field) return [];
  if ('cases' in field) return [...new Set(field.cases.flatMap((one) => ('when' in one ? one.when.map(({ column }) => column) : [])))];
  return 'column' in field ? [field.column] : field.columns;
}
