import type { CodedField, Mapping } from '@circolo/contracts';
import type { CompiledCheck, CompiledMapping } from '../mapping/compile-mapping';
import type { FieldReading } from '../mapping/reading-steps';
import { literal, typed } from '../mapping/sql-text';

const SHOWN = 500;

/** The file's own line of a row of `staging`. */
export const lineOf = (ordinal: string): string =>
  `${ordinal} + coalesce((select o."offset" from line_offset o where o.ordinal <= ${ordinal} order by o.ordinal desc limit 1), 0)`;

/** The columns of a field as a rejection names them. */
export const columnNames = ({ columns }: FieldReading): string => (columns.length > 0 ? literal(columns.join(', ')) : 'null::text');

/** What is shown of a row that the gate held out. */
export const heldOutValue = ({ hidesRows }: CompiledMapping): string => (hidesRows ? 'null::text' : 'value');

/** Every fault of the rows of `reading` that are not sound: `line`, `column_name`, `value`, `reason`, `details`, in the file's order. */
export function faults(compiled: CompiledMapping, unknown: Mapping['unknown'], sourceKey: number): string {
  const candidate = (name: string, reading: FieldReading | undefined, reason: string, details: object): string => {
    const [field, more] = [{ field: name }, { field: name, ...details }].map((one) => typed(JSON.stringify(one), 'jsonb'));
    return `(${reading ? columnNames(reading) : 'null::text'}, ${reading?.raw ?? 'null::text'}, ${reason}, ${field}, ${more})`;
  };
  const candidates = [
    ...compiled.fields.map((reading) => candidate(reading.field.name, reading, reasonOf(reading, unknown, sourceKey), reading.details)),
    ...compiled.checks.map((check: CompiledCheck) => {
      const reading = compiled.fields.find(({ field }) => field.name === check.field);
      return candidate(check.field, reading, `case when ${check.fails} then '${check.reason}' end`, check.details ?? {});
    }),
  ];
  return `select ${lineOf('f.ordinal')} as line, x.column_name, left(x.value, ${SHOWN}) as value, x.reason,
      case when x.reason in ('required-missing', 'unknown-code') then x.field else x.details end as details
    from (${compiled.rows('ordinal in (select ordinal from reading where not sound)')}) f
    cross join lateral (values ${candidates.join(', ')}) x(column_name, value, reason, field, details)
    where x.reason is not null order by f.ordinal`;
}

function reasonOf(reading: FieldReading, unknown: Mapping['unknown'], sourceKey: number): string {
  const { field, cell, value, reason } = reading;
  const branches = [
    ...(cell === null ? [] : [`when ${value} is null and ${cell} is not null then ${reason}`]),
    ...(field.required ? [`when ${value} is null then 'required-missing'`] : []),
    ...(field.kind === 'code' && unknown[field.subject as CodedField] === 'refuse'
      ? [`when ${value} is not null and not (${isKnown(field.subject!, value, sourceKey)}) then 'unknown-code'`]
      : []),
  ];
  return branches.length > 0 ? `case ${branches.join(' ')} end` : 'null::text';
}

/** Holds when a code means a subject: by the source's own mapping, or as the subject's code. */
export const isKnown = (kind: string, code: string, sourceKey: number): string =>
  `exists (select from subject_code c where c.source_key = ${sourceKey} and c.kind = '${kind}' and c.code = ${code})
    or exists (select from subject s where s.kind = '${kind}' and s.code = ${code})`;
