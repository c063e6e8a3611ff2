import { isoInstant } from '../platform/columns';

const ROW = `
  select i.id, i.outcome_id as outcome,
    case when s.key is null then null else json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) end as subject,
    i.indicator, i.period, i.title, i.problem, i.hypothesis, i.expected_effect as "expectedEffect", i.due_on as "dueOn", i.state,
    coalesce(
      (select json_agg(json_build_object('id', a.id, 'function', a.function, 'by', json_build_object('id', p.id, 'name', p.name), 'at', ${isoInstant('a.at')}) order by a.at, a.id)
       from approval a join person p on p.id = a.person_id
       where a.kind = 'improvement-action' and a.object_id = i.id and a.revision = i.content_revision), '[]') as approvals,
    i.reason, r.basis_changed_at is not null as "basisChanged", i.created_at as "createdAt", i.content_revision as "contentRevision", i.revision
  from improvement_action i
  left join subject s on s.key = i.subject_key
  left join outcome_reason r on r.outcome_id = i.outcome_id`;

/** $1 state, $2 period, $3 whether agents may be seen, $4..$5 where to go on, $6 how many. */
export const LIST = `${ROW}
  where ($1::text is null or i.state = $1) and ($2::text is null or i.period = $2)
    and ($3 or s.kind is distinct from 'agent')
    and i.state <> 'withdrawn'
    and ($4::timestamptz is null or (i.created_at, i.id) < ($4, $5::uuid))
  order by i.created_at desc, i.id desc limit $6`;

/** $1 id, $2 whether agents may be seen. */
export const ONE = `${ROW} where i.id = $1 and ($2 or s.kind is distinct from 'agent')`;

export const LOCK = `select id, state, content_revision as "contentRevision", revision from improvement_action where id = $1 for update`;

export const MOVE = `update improvement_action set state = $2, reason = coalesce($3, reason), changed_at = $4, revision = revision + 1 where id = $1`;

export const REVISE = `
  update improvement_action
  set title = $2, problem = $3, hypothesis = $4, expected_effect = $5, due_on = $6, state = $7,
    content_revision = content_revision + 1, changed_at = $8, revision = revision + 1
  where id = $1`;

export const INSERT = `
  insert into improvement_action (subject_key, indicator, title, problem, hypothesis, expected_effect, due_on, proposed_by, created_at, changed_at)
  values ((select key from subject where id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`;

/** One action for each outcome that has none yet; those withdrawn before are proposed again. */
export const OPEN_WORK = `
  insert into improvement_action (outcome_id, subject_key, indicator, period, title, problem)
  select outcome_id, subject_key, indicator, period, coalesce(nullif(asks->>'title', ''), rule_name), coalesce(asks->>'note', '')
  from outcome_reason where outcome_id = any($1::uuid[]) and kind = 'improvement'
  on conflict (outcome_id) do update set state = 'proposed', changed_at = now(), revision = improvement_action.revision + 1
    where improvement_action.state = 'withdrawn'`;

export const WITHDRAW_WORK = `
  update improvement_action set state = 'withdrawn', changed_at = now(), revision = revision + 1
  where outcome_id = any($1::uuid[]) and state = 'proposed' and content_revision = 1`;
