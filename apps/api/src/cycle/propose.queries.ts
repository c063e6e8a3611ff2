/** The works of all outcomes, as the rooms that act tell them. */
export const STANDING_OF_WORK = `(
  select outcome_id, work_id, state, acted, open from improvement_standing
  union all select outcome_id, work_id, state, acted, open from training_standing
  union all select outcome_id, work_id, state, acted, open from bonus_standing)`;

/** Nobody acts on these works until the transaction ends, so that what was read of them stays true. $1 outcomes, in three statements. */
export const LOCK_WORKS = ['improvement_standing', 'training_standing', 'bonus_standing'].map(
  (view) => `select from ${view} where outcome_id = any($1::uuid[]) order by outcome_id for update`,
);

/** $1 period, $2 subjects, $3 rules */
export const OUTCOME_IDS =
  'select id from outcome where period = $1 and subject_key = any($2::int[]) and rule_id = any($3::uuid[]) order by id for update';
export const STANDING = `
  select o.id, o.rule_id as "ruleId", o.subject_key as "subjectKey", o.kind, o.state, coalesce(w.acted, false) as acted,
    o.basis_changed_at is not null as "basisChanged"
  from outcome o left join ${STANDING_OF_WORK} w on w.outcome_id = o.id
  where o.id = any($1::uuid[])`;

/** $1 run, $2 subjects */
export const DECISIONS = `
  select v.subject_key as "subjectKey", v.rule_id as "ruleId", r.version as "ruleVersion", v.verdict, v.because
  from run_verdict v join run_rule r using (run_key, rule_id)
  where v.run_key = $1 and v.subject_key = any($2::int[]) order by v.subject_key, r.position`;

/** $1 first day of the period, $2 subjects, $3 rules: the latest open outcome of an earlier period for each rule and subject. */
export const EARLIER_OPEN = `
  select distinct on (o.rule_id, o.subject_key) o.id, o.rule_id as "ruleId", o.subject_key as "subjectKey"
  from outcome o
    join evaluation_run r on r.key = o.run_key
    join ${STANDING_OF_WORK} w on w.outcome_id = o.id
  where w.open and r.period_from < $1 and o.subject_key = any($2::int[]) and o.rule_id = any($3::uuid[])
  order by o.rule_id, o.subject_key, r.period_from desc`;

/** $1 earlier periods, the nearest first, $2 subjects, $3 rules: what each rule asked for last of each subject, and how many periods ago. */
export const LAST_ASKED = `
  select distinct on (o.rule_id, o.subject_key) o.id, o.rule_id as "ruleId", o.subject_key as "subjectKey", earlier.ago::int as "periodsAgo"
  from unnest($1::text[]) with ordinality earlier(period, ago) join outcome o on o.period = earlier.period
  where o.state = 'proposed' and o.subject_key = any($2::int[]) and o.rule_id = any($3::uuid[])
  order by o.rule_id, o.subject_key, earlier.ago`;

const OUTCOMES = `jsonb_to_recordset($2::jsonb) as n (id uuid, "ruleId" uuid, "ruleVersion" int, "subjectKey" int, kind text, state text, because jsonb, earlier jsonb, silence text, "suppressedBy" uuid)`;
/** $1 run, $2 the outcomes, $3 period, $4 now */
export const ADD = `
  insert into outcome (rule_id, rule_version, period, subject_key, kind, state, because, earlier, silence, run_key, suppressed_by, created_at)
  select "ruleId", "ruleVersion", $3, "subjectKey", kind, state, because, earlier, silence, $1, "suppressedBy", $4 from ${OUTCOMES}
  returning id, kind, state`;
/** $1 run, $2 the outcomes */
export const RESTATE = `
  update outcome o set state = n.state, rule_version = n."ruleVersion", because = n.because, earlier = n.earlier, silence = n.silence,
    run_key = $1, suppressed_by = n."suppressedBy",
    withdrawn_at = null, withdrawn_in = null, basis_changed_at = null, basis_changed_in = null
  from ${OUTCOMES} where o.id = n.id`;
/** $1 outcomes, $2 now, $3 run */
export const WITHDRAW = `
  update outcome set state = 'withdrawn', withdrawn_at = $2, withdrawn_in = $3, basis_changed_at = null, basis_changed_in = null where id = any($1::uuid[])`;
export const FLAG_BASIS_CHANGED = 'update outcome set basis_changed_at = $2, basis_changed_in = $3 where id = any($1::uuid[])';
/** $1 outcomes */
export const CLEAR_BASIS_CHANGED = 'update outcome set basis_changed_at = null, basis_changed_in = null where id = any($1::uuid[])';

/** What stands now. $1 period, $2 subjects, $3 rules */
export const COUNT = `
  select count(*) filter (where state = 'proposed')::int as outcomes, count(*) filter (where state = 'suppressed')::int as suppressed,
    count(*) filter (where state = 'not-evaluable')::int as "notEvaluable", count(basis_changed_at)::int as "basisChanged"
  from outcome where period = $1 and subject_key = any($2::int[]) and rule_id = any($3::uuid[])`;
