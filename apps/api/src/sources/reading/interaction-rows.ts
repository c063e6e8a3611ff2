import { type InteractionField, SUBJECT_FIELDS } from '@circolo/contracts';
import type { CompiledMapping } from '../mapping/compile-mapping';
import { FIELDS } from '../mapping/interaction-fields';
import type { PlainLayout } from '../mapping/plain-layout';
import { literal } from '../mapping/sql-text';

/** The columns of `interaction` that make its content; beside them it has its key, and the key of the import that brought it. */
export const CONTENT = [
  'source_key',
  'external_id',
  'arrived_at',
  'day',
  'channel_key',
  'outcome',
  'topic_key',
  'service_key',
  'site_key',
  'segment_key',
  'agent_key',
  'team_key',
  'customer',
  'wait_ms',
  'talk_ms',
  'hold_ms',
  'wrap_ms',
  'first_reply_at',
  'resolved_at',
  'resolved',
  'transferred',
  'escalated',
  'reopened',
  'csat',
  'csat_top',
  'nps',
  'ces',
  'ces_top',
  'touchpoint_key',
  'case_id',
  'queued_at',
  'reopened_at',
  'automatic_reply',
] as const;

const TYPES: Readonly<Record<string, string>> = {
  customer: 'text',
  first_reply_at: 'timestamptz',
  resolved_at: 'timestamptz',
  resolved: 'boolean',
  transferred: 'boolean',
  escalated: 'boolean',
  reopened: 'boolean',
  csat: 'int2',
  csat_top: 'int2',
  nps: 'int2',
  ces: 'int2',
  ces_top: 'int2',
  case_id: 'text',
  queued_at: 'timestamptz',
  reopened_at: 'timestamptz',
  automatic_reply: 'boolean',
};

/** Whose files these are, and whether the memberships of teams say anything. */
export interface RowsContext {
  readonly sourceKey: number;
  readonly hasMemberships: boolean;
}

/**
 * The query that makes interactions of read rows (`from`: `reading`, or what has its columns): `ordinal` and the columns of CONTENT, with the codes as keys of subjects.
 * The team is the file's word, else the one whose member the agent was on the day. `team_said` tells whether the file said it.
 */
export function interactionRows(
  { fields }: CompiledMapping,
  { sourceKey, hasMemberships }: RowsContext,
  { from, where }: { readonly from: string; readonly where: string },
): string {
  const mapped = new Set(fields.map(({ field }) => field));
  const codes = SUBJECT_FIELDS.filter((field) => mapped.has(field));
  const byMembership = hasMemberships && mapped.has('agent');
  const value = new Map<string, string>([
    ['source_key', `${sourceKey}::int4`],
    ['day', 'r.day'],
    ...fields.map(
      ({ field }) =>
        [FIELDS[field].column, FIELDS[field].kind === 'code' ? `${field}_code.subject_key` : `r.${FIELDS[field].column}`] as const,
    ),
  ]);
  for (const scored of fields.filter(({ field }) => field === 'csat' || field === 'ces')) {
    value.set(
      `${scored.field}_top`,
      `case when r.${scored.field} is not null then ${Number(scored.details['to'] ?? USUAL_TOP[scored.field])}::int2 end`,
    );
  }
  if (byMembership) value.set('team_key', mapped.has('team') ? 'coalesce(team_code.subject_key, member.team_key)' : 'member.team_key');
  const joins = codes.map(
    (field) =>
      `left join subject_code ${field}_code on ${field}_code.source_key = ${sourceKey} and ${field}_code.kind = '${field}' and ${field}_code.code = r.${field}`,
  );
  if (byMembership) {
    joins.push(
      `left join team_membership member on member.agent_key = agent_code.subject_key and r.day >= member.valid_from and (member.valid_until is null or r.day <= member.valid_until)`,
    );
  }
  const columns = CONTENT.map((column) => `${value.get(column) ?? `null::${TYPES[column] ?? 'int4'}`} as ${column}`);
  return `select r.ordinal, ${mapped.has('team') ? 'r.team is not null' : 'false'} as team_said, ${columns.join(', ')} from ${from} r ${joins.join(' ')} where ${where}`;
}

const USUAL_TOP: Readonly<Partial<Record<InteractionField, number>>> = { csat: 5, ces: 7 };

/** Rows of `plain_staging` as `reading` has them. */
export function plainRows({ values }: PlainLayout, timeZone: string): string {
  const arrivedAt = values.find(({ name }) => name === 'arrived_at')!.sql;
  const columns = values.map(({ name, sql }) => `${sql} as ${name}`);
  return `(select ordinal, ${columns.join(', ')}, (${arrivedAt} at time zone ${literal(timeZone)})::date as day, true as sound from plain_staging)`;
}

/** The names of the values in `reading`. */
export const valuesOf = ({ fields }: CompiledMapping): readonly string[] => fields.map(({ value }) => value);

/** Holds when a row (`k`) says the same as an interaction (`i`); a team that the file does not name is not compared. */
export const SAME_CONTENT = (() => {
  const compared = CONTENT.filter((column) => !['source_key', 'external_id', 'team_key'].includes(column));
  const side = (name: string) => compared.map((column) => `${name}.${column}`).join(', ');
  return `(${side('k')}) is not distinct from (${side('i')}) and (not k.team_said or k.team_key is not distinct from i.team_key)`;
})();
