import { isoInstant } from '../platform/columns';
import type { InboxCard } from '@circolo/contracts';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import type { FactSource } from '../rules/fact-source.reads';

/** $1 subjects, $2 first and $3 last day of the period. What was closed after its end was open then; what the period itself asked for is left out. */
const BY_SUBJECT = `
  select t.subject_key as key,
    count(*) filter (where s.open or t.changed_at >= ended.at)::int as open,
    count(*) filter (where t.state in ('proposed', 'assigned', 'scheduled') or t.changed_at >= ended.at)::int as pending,
    count(*) filter (where t.state = 'completed' and t.changed_at < ended.at)::int as completed
  from training_assignment t
    join training_standing s on s.work_id = t.id
    left join outcome_reason r on r.outcome_id = t.outcome_id
    cross join (select ($3::date + 1)::timestamp at time zone time_zone as at from organisation) ended
  where t.subject_key = any($1::int[]) and t.state <> 'withdrawn' and t.created_at < ended.at and (r.period_from is null or r.period_from < $2)
  group by t.subject_key`;

/** `training.pending`, `training.completed`, `open.assignments` of each subject, as of the period's end. */
export const trainingFacts: FactSource = {
  async factsOf(sql, { subjectKeys, period: { from, until } }) {
    const rows = await sql.query<{ key: number; open: number; pending: number; completed: number }[]>(BY_SUBJECT, [
      subjectKeys,
      from,
      until,
    ]);
    const counts = new Map(rows.map((row) => [row.key, row]));
    return new Map(
      subjectKeys.map((key) => {
        const { open, pending, completed } = counts.get(key) ?? { open: 0, pending: 0, completed: 0 };
        return [key, { 'training.pending': pending, 'training.completed': completed, 'open.assignments': open }];
      }),
    );
  },
};

const OPEN = `
  select t.subject_key as "subjectKey", t.outcome_id as "outcomeId"
  from training_assignment t join training_standing s on s.work_id = t.id
  where s.open and t.subject_key = any($1::int[]) order by t.created_at, t.id`;

/** Training still to be done by some subjects, the oldest first, with the outcome that asked for it, if one did. */
export function openTraining(
  sql: Sql,
  subjectKeys: readonly number[],
): Promise<readonly { readonly subjectKey: number; readonly outcomeId: string | null }[]> {
  return sql.query(OPEN, [subjectKeys]);
}

const INBOX = `
  select
    case when t.subject_key = $3::int then 'training-mine' when t.state = 'proposed' then 'training-to-accept'
      when t.state in ('assigned', 'missed') then 'training-to-schedule' else 'training-to-attend' end as kind,
    t.id, t.course as title, t.period, t.changed_at as since,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject,
    json_build_object('state', t.state, 'scheduledAt', ${isoInstant('t.scheduled_at')}, 'place', t.place) as details
  from training_assignment t join subject s on s.key = t.subject_key
  where (t.subject_key = $3::int and t.state in ('assigned', 'scheduled'))
    or ('trainer' = any($2::text[]) and ($4 or s.kind <> 'agent')
      and (t.state = 'proposed' or (t.state in ('assigned', 'missed', 'scheduled') and t.trainer = $1::uuid)))
  order by t.changed_at limit 200`;

/** The assignments that wait for a trainer, and one's own that have been accepted. */
export function trainingInbox(sql: Sql, by: Principal, agents: boolean): Promise<InboxCard[]> {
  return sql.query<InboxCard[]>(INBOX, [by.personId, by.roles, by.agentKey, agents]);
}
