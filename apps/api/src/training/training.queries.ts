const ROW = `
  select t.id, t.outcome_id as outcome, json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject,
    t.course, t.indicator, t.period, t.state,
    case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as trainer,
    t.scheduled_at as "scheduledAt", t.ends_at as "endsAt", t.place, t.reason, r.basis_changed_at is not null as "basisChanged",
    t.created_at as "createdAt", t.revision
  from training_assignment t
  join subject s on s.key = t.subject_key
  left join person p on p.id = t.trainer
  left join outcome_reason r on r.outcome_id = t.outcome_id`;

/** Whose assignments: $1 whether everybody's agents may be seen, $2 whether only one's own, $3 the agent that one is. */
const VISIBLE = `((not $2 and ($1 or s.kind <> 'agent')) or t.subject_key = $3::int)`;

export const LIST = `${ROW}
  where ${VISIBLE} and t.state <> 'withdrawn' and ($4::text is null or t.state = $4)
    and ($5::timestamptz is null or (t.created_at, t.id) < ($5, $6::uuid))
  order by t.created_at desc, t.id desc limit $7`;

export const ONE = `${ROW} where ${VISIBLE} and t.id = $4`;

export const LOCK = `select id, state, subject_key as "subjectKey", trainer from training_assignment where id = $1 for update`;

export const MOVE = `
  update training_assignment
  set state = $2, trainer = coalesce($3, trainer), scheduled_at = coalesce($4, scheduled_at),
    ends_at = coalesce($5, ends_at), place = coalesce($6, place), reason = coalesce($7, reason), changed_at = $8, revision = revision + 1
  where id = $1`;

export const OPEN_WORK = `
  insert into training_assignment (outcome_id, subject_key, course, indicator, period)
  select outcome_id, subject_key, coalesce(nullif(asks->>'course', ''), nullif(asks->>'title', ''), rule_name), indicator, period
  from outcome_reason where outcome_id = any($1::uuid[]) and kind = 'training'
  on conflict (outcome_id) do update set state = 'proposed', changed_at = now(), revision = training_assignment.revision + 1
    where training_assignment.state = 'withdrawn'`;

export const WITHDRAW_WORK = `
  update training_assignment set state = 'withdrawn', changed_at = now(), revision = revision + 1
  where outcome_id = any($1::uuid[]) and state = 'proposed'`;
