import type { InboxCard } from '@circolo/contracts';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';

const INBOX = `
  select case when e.subject_key = $2::int then 'bonus-mine' else 'bonus-to-decide' end as kind,
    e.id, r.rule_name as title, e.period, e.created_at as since,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject,
    json_build_object('state', e.state) as details
  from bonus_eligibility e
  join outcome_reason r on r.outcome_id = e.outcome_id
  join subject s on s.key = e.subject_key
  where (e.subject_key = $2::int and e.state in ('confirmed', 'declined') and e.decided_at > now() - interval '60 days')
    or ('hr' = any($1::text[]) and ($3 or s.kind <> 'agent') and e.state in ('proposed', 'not-evaluable') and e.subject_key is distinct from $2::int)
  order by e.created_at, s.name limit 200`;

/** The lines that wait for HR, and what HR decided on one's own. */
export function bonusInbox(sql: Sql, by: Principal, agents: boolean): Promise<InboxCard[]> {
  return sql.query<InboxCard[]>(INBOX, [by.roles, by.agentKey, agents]);
}
