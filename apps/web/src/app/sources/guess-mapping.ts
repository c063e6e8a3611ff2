import {
  CODED_FIELDS,
  type FieldKind,
  FIELDS_OF,
  fieldKindOf,
  type FileFormat,
  hasLabels,
  type Mapping,
  type MappingField,
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
  for (const [field, columns] of columnsByName(kind, head.columns)) {
    fields[field] = guessField(fieldKindOf(kind, field) ?? 'text', columns, head);
  }
  const ofKind: readonly string[] = FIELDS_OF[kind];
  const coded = [...CODED_FIELDS.filter((field) => ofKind.includes(field)), ...(hasLabels(kind) ? (['label'] as const) : [])];
  return { source, format, timeZone, rows: {}, fields, unknown: Object.fromEntries(coded.map((field) => [field, 'create'])) };
}

/** How a field of a kind is read from these columns. */
export function guessField(kind: FieldKind, columns: readonly string[], head: FileHead): MappingField {
  const reading = guessReading(kind, samplesOf(head, ...columns));
  const [only = ''] = columns;
  return columns.length > 1 ? { columns: [...columns], join: ' ', ...reading } : { column: only, ...reading };
}
