import type { CodedField, Mapping, MappingField } from '@circolo/contracts';
import type { PlainShape } from '../csv/plain-cells';
import type { RecordDescriptor, RecordField } from '../records/record-kind';
import { constantOf } from './constant';
import { valueName } from './field-reading';
import { isPseudonymised, pseudonymOf } from './pseudonyms';
import { OUTCOME_LETTERS } from './readings';

/** Types that PostgreSQL reads plain cells by. */
const TYPES: Readonly<Record<PlainShape['kind'], string>> = {
  text: 'text',
  outcome: 'text',
  instant: 'timestamptz',
  seconds: 'int4',
  boolean: 'boolean',
  score: 'int2',
  any: 'text',
};

/**
 * How the rows of a file that needs no mapping beyond the names of its columns are read by their types alone, without staging them as
 * texts: the product's own layout, and others like it. Rows with any cell that is not plain are read as every other file's.
 */
export interface PlainLayout {
  /** By the file's columns. */
  readonly shapes: readonly PlainShape[];
  readonly types: readonly string[];
  /** The values as `reading` has them, over the columns `c1`, `c2`... */
  readonly values: readonly { readonly name: string; readonly sql: string }[];
}

/**
 * The plain layout of a file, or null when its mapping asks for more than names, constants and scales, or refuses codes, or when its
 * kind of records holds more against a row than what single cells say.
 */
export function plainLayout(records: RecordDescriptor, mapping: Mapping, columns: readonly string[]): PlainLayout | null {
  const refused = records.fields.some(({ name, kind }) => kind === 'code' && mapping.unknown[name as CodedField] === 'refuse');
  if (mapping.rows.skipWhen || mapping.labels || refused || records.checks.length > 0) return null;
  const shapes = columns.map((): PlainShape => ({ kind: 'any', required: false }));
  const values: { name: string; sql: string }[] = [];
  for (const field of records.fields) {
    const mapped = mapping.fields[field.name as keyof Mapping['fields']];
    if (!mapped) continue;
    const name = valueName(field);
    const kept = (sql: string): string => (isPseudonymised(mapping, field.name) ? pseudonymOf(sql) : sql);
    if ('constant' in mapped) {
      values.push({ name, sql: kept(constantOf(field, mapped.constant).sql!) });
      continue;
    }
    const shape = plainShape(field, mapped);
    const index = 'column' in mapped ? columns.indexOf(mapped.column) : -1;
    if (!shape || index < 0 || shapes[index]!.kind !== 'any') return null;
    shapes[index] = shape;
    values.push({ name, sql: kept(valueOf(shape, `c${index + 1}`)) });
  }
  return { shapes, types: shapes.map(({ kind }) => TYPES[kind]), values };
}

function plainShape({ kind, required, scale }: RecordField, mapped: MappingField): PlainShape | null {
  if (!('column' in mapped) || mapped.values || mapped.blank || mapped.true || mapped.false || mapped.as === 'duration') return null;
  if (mapped.format !== undefined && mapped.format !== 'iso') return null;
  switch (kind) {
    case 'score':
      return { kind, required, scale: mapped.scale ?? scale! };
    case 'code':
      return { kind: 'text', required };
    case 'text':
    case 'outcome':
    case 'instant':
    case 'seconds':
    case 'boolean':
      return { kind, required };
    default:
      return null;
  }
}

function valueOf({ kind }: PlainShape, cell: string): string {
  if (kind === 'seconds') return `${cell} * 1000`;
  if (kind !== 'outcome') return cell;
  return `(case ${cell} ${Object.entries(OUTCOME_LETTERS)
    .map(([word, letter]) => `when '${word}' then '${letter}'`)
    .join(' ')} end)::"char"`;
}
