import type { FieldKind, Mapping } from '@circolo/contracts';
import { isoInstant } from '../../platform/columns';
import type { CompiledMapping } from '../mapping/compile-mapping';
import { OUTCOME_LETTERS } from '../mapping/readings';
import { literal } from '../mapping/sql-text';
import { faults, heldOutValue, lineOf } from './rejections.queries';

/** The cells of the rows of `staging` as they stand in the file. */
export const RAW_ROWS = (columns: number): string =>
  `select ${lineOf('staging.ordinal')} as line, array[${Array.from({ length: columns }, (_, index) => `coalesce(c${index + 1}, '')`).join(', ')}] as cells from staging order by ordinal`;

/** The rows of `staging` as an import would read them: `line`, `values` by field, `skipped`. */
export function previewRows(compiled: CompiledMapping): string {
  const values = compiled.fields.map(({ field, value }) => `${literal(field.name)}, ${wireValue(field.kind, value)}`);
  return `select line, values, skipped from (
      select ordinal, ${lineOf('r.ordinal')} as line, json_build_object(${values.join(', ')}) as values, false as skipped from (${compiled.rows()}) r
      union all select ordinal, ${lineOf('staging.ordinal')}, '{}'::json, true from staging where ${compiled.skip ? `(${compiled.skip})` : 'false'}
    ) x order by ordinal`;
}

/** Every fault that an import would tell of in the rows of `staging`. */
export function previewFaults(compiled: CompiledMapping, unknown: Mapping['unknown'], sourceKey: number): string {
  const reading = `reading as (select ordinal, false as sound from staging)`;
  return `with ${reading}, found as (${faults(compiled, unknown, sourceKey)})
    select * from (
      select line, column_name as column, value, reason, details from found
      union all select line, column_name, ${heldOutValue(compiled)}, reason, details from held_out
    ) x order by line`;
}

function wireValue(kind: FieldKind, value: string): string {
  if (kind === 'instant' || kind === 'moment') return isoInstant(value);
  if (kind === 'seconds') return `${value} / 1000.0`;
  if (kind === 'date') return `${value}::text`;
  if (kind !== 'outcome') return value;
  return `case ${value} ${Object.entries(OUTCOME_LETTERS)
    .map(([word, letter]) => `when '${letter}' then '${word}'`)
    .join(' ')} end`;
}
