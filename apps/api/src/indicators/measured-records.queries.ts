import { fieldsRead, type MeasureDefinition, type MeasuredRecords, type SubjectKind } from '@circolo/domain';
import { isoInstant } from '../platform/columns';
import { type KeptField, keptRecords } from '../sources/kept-records.reads';
import { measureSql } from './measuring/measure-sql';
import { recordsInWork } from './measuring/records-in-work';
import { RECORDS_TABLES } from './measuring/records-tables';

/** What would name somebody, or is somebody's own words. */
const PERSONAL: ReadonlySet<string> = new Set(['customer', 'evaluator', 'comment']);

/** The sums over some records on the side of a figure that is looked at, and all that the figure is made of. */
export interface FigureMeasures {
  readonly counted: readonly MeasureDefinition[];
  readonly made: readonly MeasureDefinition[];
}

/**
 * One page of the records of a kind that any of the measures counts, of one subject or all; null when records of the kind know no such
 * subjects. Of each what the figure is made of, its subjects and when it was. $1..$2 first and last day, $3 subject or null, $4..$5 where
 * to go on (day, key), $6 how many, $7 whether agents are named to the reader and $8..$9 on which days, $10 teams that go without their
 * name. Without an agreement that names them, records of agents tell only their hour.
 * @param onlyNamed whether those go whose agent is not named
 */
export function pageOfMeasuredRecords(
  over: MeasuredRecords,
  kind: SubjectKind,
  { counted, made }: FigureMeasures,
  onlyNamed: boolean,
): string | null {
  const { keyOf, lastDay } = RECORDS_TABLES[over];
  const isOf = kind === 'organisation' ? '$3::int is null' : keyOf[kind] ? `${keyOf[kind]} = $3::int` : null;
  if (isOf === null) return null;
  const conditions = counted.map((measure) => measureSql(measure).where);
  const wanted = { clocks: conditions.flatMap(({ clocks }) => clocks), tracked: conditions.flatMap(({ tracked }) => tracked) };
  const records = recordsInWork(over, `r.day >= $1::date and ${lastDay} <= $2::date and ${isOf}`, wanted);
  const agent = keyOf.agent ?? 'null::int';
  return `
select r.key, r.day, case when n.named then ${agent} end as "agentKey", r.external_id as "externalId", so.name as source, im.id as import,
  json_build_object(${fieldsShown(over, made)
    .map((field) => `'${field.name}', ${valueOf(field, over)}`)
    .join(', ')}) as values
from (select * from (${records}) r where ${conditions.map(({ sql }) => `(${sql})`).join(' or ')}) r
cross join lateral (select $7::boolean and r.day >= coalesce($8::date, r.day) and r.day <= coalesce($9::date, r.day) as named) n
join source so on so.key = r.source_key
join import im on im.key = r.import_key
where ($4::date is null or (r.day, r.key) > ($4::date, $5::int8)) and cardinality($10::int[]) >= 0 ${onlyNamed ? 'and n.named' : ''}
order by r.day, r.key
limit $6`;
}

function fieldsShown(over: MeasuredRecords, made: readonly MeasureDefinition[]): readonly KeptField[] {
  const { at, fields } = keptRecords(over);
  const read = new Set(made.filter((measure) => measure.over === over).flatMap(fieldsRead));
  return fields.filter(({ name, column, subject }) => !PERSONAL.has(name) && (subject !== null || column === at || read.has(name)));
}

function valueOf({ column, kind, subject }: KeptField, over: MeasuredRecords): string {
  const { keyOf, at } = RECORDS_TABLES[over];
  const own = `r.${column}`;
  if (subject !== null) return referenceTo(own, subject);
  switch (kind) {
    case 'instant':
    case 'moment':
      return isoInstant(own === at && keyOf.agent ? `case when n.named then ${own} else date_trunc('hour', ${own}) end` : own);
    case 'seconds':
      return `${own}::float8 / 1000`;
    case 'decimal':
      return `${own}::float8`;
    default:
      return own;
  }
}

function referenceTo(key: string, subject: string): string {
  const shown = subject === 'agent' ? ' and n.named' : subject === 'team' ? ' and not s.key = any($10::int[])' : '';
  return `(select json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) from subject s where s.key = ${key}${shown})`;
}
