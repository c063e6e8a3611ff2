import type { InteractionField, Mapping, MappingField } from '@circolo/contracts';
import { columnsByName } from './column-names';
import { FIELD_KINDS } from './field-kinds';
import { type FileHead, samplesOf } from './file-head';
import { guessReading } from './guess-reading';

/** A mapping to begin from, guessed from the names of the columns and the values of the first rows. Nothing of it is binding. */
export function guessMapping(head: FileHead, source: string, timeZone: string): Mapping {
  const fields: Partial<Record<InteractionField, MappingField>> = {};
  for (const [field, columns] of columnsByName(head.columns)) fields[field] = guessField(field, columns, head);
  return {
    source,
    format: { kind: 'csv', delimiter: head.delimiter, encoding: head.encoding, header: true, decimal: decimalOf(head, fields) },
    timeZone,
    rows: {},
    fields: fields as Mapping['fields'],
    unknown: { channel: 'create', topic: 'create', service: 'create', site: 'create', segment: 'create', agent: 'create', team: 'create' },
  };
}

/** How one field is read from these columns. */
export function guessField(field: InteractionField, columns: readonly string[], head: FileHead): MappingField {
  const reading = guessReading(FIELD_KINDS[field], samplesOf(head, ...columns));
  const [only = ''] = columns;
  return columns.length > 1 ? { columns: [...columns], join: ' ', ...reading } : { column: only, ...reading };
}

/** A comma among the digits of a number says that commas part the decimals. */
function decimalOf(head: FileHead, fields: Partial<Record<InteractionField, MappingField>>): '.' | ',' {
  const numbers = Object.values(fields).flatMap((field) =>
    'column' in field && field.as === 'number' ? samplesOf(head, field.column) : [],
  );
  return numbers.some((cell) => /^-?\d+,\d+$/.test(cell)) ? ',' : '.';
}

/** Whether the file has every column that a mapping reads. */
export function fits({ fields, rows }: Mapping, columns: readonly string[]): boolean {
  const named = [
    ...(rows.skipWhen ?? []).map(({ column }) => column),
    ...Object.values(fields).flatMap((field: MappingField | undefined) => (field ? columnsOf(field) : [])),
  ];
  return named.every((column) => columns.includes(column));
}

/** The columns that a field comes from. */
export function columnsOf(field: MappingField): readonly string[] {
  if ('constant' in field) return [];
  if ('cases' in field) return [...new Set(field.cases.flatMap((one) => ('when' in one ? one.when.map(({ column }) => column) : [])))];
  return 'column' in field ? [field.column] : field.columns;
}
