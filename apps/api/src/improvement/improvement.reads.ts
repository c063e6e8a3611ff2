import type { InboxCard } from '@circolo/contracts';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import type { FactSource } from '../rules/fact-source.reads';

/** $1 subjects, $2 first and $3 last day of the period. What was closed after its end was open then; what the period itself asked for is left out. */
const OPEN_BY_SUBJECT = `
  select i.subject_key as key, count(*)::int as count
  from improvement_action i
    join improvement_standing s on s.work_id = i.id
    left join outcome_reason r on r.outcome_id = i.outcome_id
    cross join (select ($3::date + 1)::timestamp at time zone time_zone as at from organisation) ended
  where i.subject_key = any($1::int[]) and i.state <> 'withdrawn' and (s.open or i.changed_at >= ended.at)
    and i.created_at < ended.at and (r.period_from is null or r.period_from < $2)
  group by i.subject_key`;

/** `open.improvements`: how many improvement actions about the subject were open at the period's end. */
export const improvementFacts: FactSource = {
  async factsOf(sql, { subjectKeys, period: { from, until } }) {
    const rows = await sql.query<{ key: number; count: number }[]>(OPEN_BY_SUBJECT, [subjectKeys, from, until]);
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    return new Map(subjectKeys.map((key) => [key, { 'open.improvements': counts.get(key) ?? 0 }]));
  },
};

const INBOX = `
  select
    case when i.state = 'approved' then 'improvement-to-start' when i.state = 'in-progress' then 'improvement-to-finish' else 'improvement-to-sign' end as kind,
    i.id, i.title, i.period, i.changed_at as since,
    case when s.key is null then null else json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) end as subject,
    json_build_object('state', i.state, 'signed', coalesce(a.functions, '{}')) as details
  from improvement_action i
  left join subject s on s.key = i.subject_key
  left join lateral (
    select array_agg(function order by function) as functions, bool_or(person_id = $1::uuid) as mine
    from approval where kind = 'improvement-action' and object_id = i.id and revision = i.content_revision
  ) a on true
  where ($3 or s.kind is distinct from 'agent')
    and (
      (i.state in ('proposed', 'in-review') and not coalesce(a.mine, false)
        and exists (select from unnest($2::text[]) as held(role) where held.role in ('care-manager', 'marketing') and held.role <> all (coalesce(a.functions, '{}'))))
      or (i.state in ('approved', 'in-progress') and 'care-manager' = any($2::text[])))
  order by i.changed_at limit 200`;

/** The improvement actions that wait for this person's signature, or for the care manager to carry them out. */
export function improvementInbox(sql: Sql, by: Principal, agents: boolean): Promise<InboxCard[]> {
  return sql.query<InboxCard[]>(INBOX, [by.personId, by.roles, agents]);
}
