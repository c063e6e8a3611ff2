import type { CompiledMapping } from '../mapping/compile-mapping';
import { dayOf } from '../mapping/compile-mapping';
import type { FieldReading } from '../mapping/reading-steps';
import type { PlainLayout } from '../mapping/plain-layout';
import { LABELS_COLUMN, type RecordDescriptor } from '../records/record-kind';

/** Whose files these are, and whether the memberships of teams say anything. */
export interface RowsContext {
  readonly sourceKey: number;
  readonly hasMemberships: boolean;
}

/** The columns of a record's content, in the order of the descriptor. */
export const contentOf = ({ content }: RecordDescriptor): string => content.map(({ column }) => column).join(', ');

/**
 * The query that makes records of read rows (`from`: `reading`, or what has its columns): `ordinal` and the columns of the content, with the codes as
 * keys of subjects. A team by membership is the file's word, else the one whose member the agent was on the day. `team_said` tells whether the file said it.
 */
export function recordRows(
  { records, fields }: CompiledMapping,
  { sourceKey, hasMemberships }: RowsContext,
  { from, where }: { readonly from: string; readonly where: string },
): string {
  const codes = fields.filter(({ field }) => field.kind === 'code');
  const labels = codes.filter(({ field }) => field.subject === 'label');
  const isMapped = (name: string): boolean => fields.some(({ field }) => field.name === name);
  const byMembership = hasMemberships && records.teamByMembership && isMapped('agent');
  const value = new Map<string, string>([
    ['source_key', `${sourceKey}::int4`],
    ...fields.map((reading) => [reading.field.column, valueOf(reading)] as const),
    ['day', 'r.day'],
  ]);
  for (const { field, details, value: name } of fields) {
    if (field.top) value.set(field.top, `case when r.${name} is not null then ${Number(details['to'] ?? field.scale![1])}::int2 end`);
  }
  if (labels.length > 0) value.set(LABELS_COLUMN, `nullif(array_remove(array[${labels.map(valueOf).join(', ')}], null), '{}')`);
  if (byMembership) value.set('team_key', isMapped('team') ? 'coalesce(team_code.subject_key, member.team_key)' : 'member.team_key');
  for (const { column, absent } of records.fields) if (absent) value.set(column, `coalesce(${value.get(column) ?? 'null'}, ${absent})`);
  const joins = codes.map(
    ({ field, value: code }) =>
      `left join subject_code ${code}_code on ${code}_code.source_key = ${sourceKey} and ${code}_code.kind = '${field.subject}' and ${code}_code.code = r.${code}`,
  );
  if (byMembership) {
    joins.push(
      `left join team_membership member on member.agent_key = agent_code.subject_key and r.day >= member.valid_from and (member.valid_until is null or r.day <= member.valid_until)`,
    );
  }
  const columns = records.content.map(({ column, type }) => `${value.get(column) ?? `null::${type}`} as ${column}`);
  return `select r.ordinal, ${isMapped('team') ? 'r.team is not null' : 'false'} as team_said, ${columns.join(', ')} from ${from} r ${joins.join(' ')} where ${where}`;
}

const valueOf = ({ field, value }: FieldReading): string => (field.kind === 'code' ? `${value}_code.subject_key` : `r.${value}`);

/** Rows of `plain_staging` as `reading` has them. */
export function plainRows(records: RecordDescriptor, { values }: PlainLayout, timeZone: string): string {
  const moment = values.find(({ name }) => name === records.dayField.column)!.sql;
  const columns = values.map(({ name, sql }) => `${sql} as ${name}`);
  return `(select ordinal, ${columns.join(', ')}, ${dayOf(records, timeZone, moment)} as day, true as sound from plain_staging)`;
}

/** The names of the values in `reading`, the day apart. */
export const valuesOf = ({ fields }: CompiledMapping): readonly string[] =>
  fields.map(({ value }) => value).filter((name) => name !== 'day');

/** What of a record is not corrected but another's: when, of whom, by whom, by which channel. */
const WHOSE = ['channel', 'customer', 'agent', 'touchpoint', 'measure'];

/** Holds when a row (`k`) and the record (`i`) of its id differ in what tells records apart, both saying it. */
export function anotherRecord({ fields, dayField }: RecordDescriptor): string {
  const telling = [dayField, ...fields.filter(({ name }) => WHOSE.includes(name))];
  return `coalesce(${telling.map(({ column }) => `k.${column} <> i.${column}`).join(' or ')}, false)`;
}

/** Holds when a row (`k`) says the same as a record (`i`); a team that could come by membership is compared only where the file names it. */
export function sameContent({ content, teamByMembership }: RecordDescriptor): string {
  const compared = content
    .map(({ column }) => column)
    .filter((column) => !['source_key', 'external_id', ...(teamByMembership ? ['team_key'] : [])].includes(column));
  const side = (name: string) => compared.map((column) => `${name}.${column}`).join(', ');
  const team = teamByMembership ? ' and (not k.team_said or k.team_key is not distinct from i.team_key)' : '';
  return `(${side('k')}) is not distinct from (${side('i')})${team}`;
}
