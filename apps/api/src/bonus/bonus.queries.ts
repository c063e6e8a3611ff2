const ROW = `
  select e.id, e.outcome_id as outcome, json_build_object('id', r.rule_id, 'version', r.rule_version, 'name', r.rule_name) as rule,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject,
    e.period, e.state, r.because, e.reason,
    case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as "decidedBy",
    e.decided_at as "decidedAt", r.basis_changed_at is not null as "basisChanged", e.revision
  from bonus_eligibility e
  join outcome_reason r on r.outcome_id = e.outcome_id
  join subject s on s.key = e.subject_key
  left join person p on p.id = e.decided_by`;

/** Whose lines: $1 whether everybody's agents may be seen, $2 whether only one's own, $3 the agent that one is. */
const VISIBLE = `((not $2 and ($1 or s.kind <> 'agent')) or e.subject_key = $3::int)`;

export const LIST = `${ROW}
  where ${VISIBLE} and e.state <> 'withdrawn' and ($4::text is null or e.period = $4) and ($5::text is null or e.state = $5)
    and ($6::text is null or (s.name, e.id) > ($6 collate "it-x-icu", $7::uuid))
  order by s.name, e.id limit $8`;

export const ONE = `${ROW} where ${VISIBLE} and e.id = $4`;

/** The line with the persons whom it is about: the agent, or the members of the team on the day $2. */
export const LOCK = `
  select e.state,
    array(
      select a.person_id::text from agent a where a.subject_key = e.subject_key and a.person_id is not null
      union
      select a.person_id::text from team_membership m join agent a on a.subject_key = m.agent_key
      where m.team_key = e.subject_key and a.person_id is not null
        and m.valid_from <= $2::date and (m.valid_until is null or m.valid_until >= $2::date)) as persons
  from bonus_eligibility e where e.id = $1 for update of e`;

export const DECIDE = `update bonus_eligibility set state = $2, reason = $3, decided_by = $4, decided_at = $5, revision = revision + 1 where id = $1`;

export const OPEN_WORK = `
  insert into bonus_eligibility (outcome_id, subject_key, period, state)
  select outcome_id, subject_key, period, case when outcome_state = 'not-evaluable' then 'not-evaluable' else 'proposed' end
  from outcome_reason where outcome_id = any($1::uuid[]) and kind = 'bonus'
  on conflict (outcome_id) do update set state = excluded.state, revision = bonus_eligibility.revision + 1
    where bonus_eligibility.state in ('withdrawn', 'proposed', 'not-evaluable') and bonus_eligibility.state <> excluded.state`;

export const WITHDRAW_WORK = `
  update bonus_eligibility set state = 'withdrawn', revision = revision + 1
  where outcome_id = any($1::uuid[]) and state in ('proposed', 'not-evaluable')`;
