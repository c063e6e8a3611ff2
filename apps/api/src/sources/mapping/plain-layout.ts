import { INTERACTION_FIELDS, type InteractionField, type Mapping, SUBJECT_FIELDS } from '@circolo/contracts';
import type { PlainShape } from '../csv/plain-cells';
import { isRequired } from './compile-mapping';
import { constantOf } from './constant';
import { FIELDS, OUTCOME_LETTERS, type Scale, USUAL_SCALES } from './interaction-fields';

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

/** The plain layout of a file, or null when its mapping asks for more than names, constants and scales, or refuses codes. */
export function plainLayout(mapping: Mapping, columns: readonly string[]): PlainLayout | null {
  const refused = SUBJECT_FIELDS.some((field) => mapping.fields[field] && mapping.unknown[field] === 'refuse');
  if (mapping.rows.skipWhen || refused) return null;
  const shapes = columns.map((): PlainShape => ({ kind: 'any', required: false }));
  const values: { name: string; sql: string }[] = [];
  for (const field of INTERACTION_FIELDS) {
    const mapped = mapping.fields[field];
    if (!mapped) continue;
    const name = FIELDS[field].kind === 'code' ? field : FIELDS[field].column;
    if ('constant' in mapped) {
      values.push({ name, sql: constantOf(field, mapped.constant).sql! });
      continue;
    }
    const shape = plainShape(field, mapped);
    const index = 'column' in mapped ? columns.indexOf(mapped.column) : -1;
    if (!shape || index < 0 || shapes[index]!.kind !== 'any') return null;
    shapes[index] = shape;
    values.push({ name, sql: valueOf(shape, `c${index + 1}`) });
  }
  return { shapes, types: shapes.map(({ kind }) => TYPES[kind]), values };
}

function plainShape(field: InteractionField, mapped: NonNullable<Mapping['fields'][InteractionField]>): PlainShape | null {
  if (!('column' in mapped) || mapped.values || mapped.blank || mapped.true || mapped.false || mapped.as === 'duration') return null;
  if (mapped.format !== undefined && mapped.format !== 'iso') return null;
  const required = isRequired(field);
  const { kind } = FIELDS[field];
  if (kind === 'score') return { kind, required, scale: (mapped.scale as Scale | undefined) ?? USUAL_SCALES[field]! };
  return { kind: kind === 'code' ? 'text' : kind, required };
}

function valueOf({ kind }: PlainShape, cell: string): string {
  if (kind === 'seconds') return `${cell} * 1000`;
  if (kind !== 'outcome') return cell;
  return `(case ${cell} ${Object.entries(OUTCOME_LETTERS)
    .map(([word, letter]) => `when '${word}' then '${letter}'`)
    .join(' ')} end)::"char"`;
}
