import { isoInstant } from '../platform/columns';
import { visible } from './outcome-sight';

const TOLD = `json_build_object('id', %.id, 'number', %.number, 'startedAt', ${isoInstant('%.started_at')})`;
const told = (run: string) => TOLD.replaceAll('%', run);

/** $1 the later run, $2 the earlier one, or null for the last completed one before it: both keys, and how they are told. */
export const PAIR = `
  select a.key as "afterKey", b.key as "beforeKey", a.period, a.period_from as "from", a.period_until as until, b.period = a.period as "isOnePeriod",
    ${told('a')} as after, case when b.key is null then null else ${told('b')} end as before
  from evaluation_run a
    left join lateral (
      select key, id, number, period, started_at from evaluation_run e
      where case when $2::uuid is null then e.period = a.period and e.number < a.number and e.state = 'completed' else e.id = $2 end
      order by e.number desc limit 1
    ) b on true
  where a.id = $1`;

const of = (table: string) => `
  (select * from ${table} where run_key = $1) b full join (select * from ${table} where run_key = $2) a using`;
/** Both runs measured the same, sample and all. */
const SAME = '(b.value is not distinct from a.value and b.sample = a.sample)';

/** $1 key of the earlier, $2 of the later run */
export const COUNT_MEASUREMENTS = `
  select count(*) filter (where a.run_key is null)::int as "onlyBefore", count(*) filter (where b.run_key is null)::int as "onlyAfter",
    count(*) filter (where ${SAME})::int as same,
    count(*) filter (where a.run_key is not null and b.run_key is not null and not ${SAME})::int as changed
  from ${of('run_measurement')} (subject_key, indicator)`;
export const COUNT_VERDICTS = `
  select count(*) filter (where b.verdict is not distinct from a.verdict)::int as same,
    count(*) filter (where b.verdict is distinct from a.verdict)::int as changed
  from ${of('run_verdict')} (subject_key, rule_id)`;
/** $1 key of the later run */
export const COUNT_OUTCOMES = 'select change, count(*)::int as count from run_outcome where run_key = $1 group by change';
/** $1 key of the earlier, $2 of the later run */
export const RULES = `
  select v.rule_id as id, v.name, b.version as before, a.version as after
  from ${of('run_rule')} (rule_id) join rule_version v on v.rule_id = coalesce(a.rule_id, b.rule_id) and v.version = coalesce(a.version, b.version)
  where b.version is distinct from a.version order by v.name, v.rule_id`;
export const INDICATORS = `
  select indicator as code, b.version as before, a.version as after
  from (select indicator, max(definition_version) as version from run_measurement where run_key = $1 group by indicator) b
    join (select indicator, max(definition_version) as version from run_measurement where run_key = $2 group by indicator) a using (indicator)
  where b.version <> a.version order by indicator`;
export const TARGETS = `
  select indicator, b.target as before, a.target as after, count(*)::int as subjects
  from (select subject_key, indicator, target_id, target from run_deviation where run_key = $1) b
    full join (select subject_key, indicator, target_id, target from run_deviation where run_key = $2) a using (subject_key, indicator)
  where b.target_id is distinct from a.target_id
  group by indicator, b.target, a.target order by indicator, b.target, a.target`;

/** The order in which kinds of subject are told. */
const PLACE = `array_position(array['organisation', 'team', 'channel', 'topic', 'agent'], s.kind)`;
const INDICATOR = 'coalesce(a.indicator, b.indicator)';
const seen = (run: string) => `case when ${run}.run_key is null then null else
  json_build_object('value', ${run}.value, 'sample', ${run}.sample, 'severity', ${run}d.severity) end`;

/**
 * $1 key of the earlier, $2 of the later run, $3 indicators of agents that are seen, $4 indicator or null, $5 to $8 only after these, $9 how many
 */
export const LIST_MEASUREMENTS = `
  select ${INDICATOR} as indicator, json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject, ${seen('b')} as before, ${seen('a')} as after,
    ${PLACE} as place, s.name, s.key as "subjectKey", s.kind as "subjectKind"
  from ${of('run_measurement')} (subject_key, indicator)
    join subject s on s.key = coalesce(a.subject_key, b.subject_key)
    left join run_deviation bd on bd.run_key = $1 and bd.subject_key = s.key and bd.indicator = b.indicator
    left join run_deviation ad on ad.run_key = $2 and ad.subject_key = s.key and ad.indicator = a.indicator
  where ${SAME} is not true and (s.kind <> 'agent' or ${INDICATOR} = any($3::text[])) and ($4::text is null or ${INDICATOR} = $4)
    and ($5::int is null or (${PLACE}, s.name, s.key, ${INDICATOR}) > ($5, $6::text, $7::int, $8::text))
  order by place, s.name, s.key, ${INDICATOR} limit $9`;

/** What was done stands before what was only said otherwise, and that before what stayed. */
const RANK = `coalesce(array_position(array['flagged', 'withdrawn', 'new', 'restated', 'cleared', 'suppressed', null, 'kept'], did.change), 7)`;
const verdicts = (run: string) => `
  select v.subject_key, v.rule_id, v.verdict, v.because, r.version
  from run_verdict v join run_rule r using (run_key, rule_id) where v.run_key = ${run}`;

/**
 * $1 to $4 what is seen, $5 key of the earlier, $6 of the later run, $7 change, or null for what differs, $8 to $11 only after these, $12 how many.
 * A rule that only one run knew is told in the version that it was known in.
 */
export const LIST_VERDICTS = `
  select ${RANK} as rank, s.name, s.key as "subjectKey", s.kind as "subjectKind", json_build_object('id', v.rule_id, 'name', v.name) as rule, v.outcome->>'kind' as kind,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject,
    b.verdict as before, b.because as "becauseBefore", b.version as "versionBefore", a.verdict as after, a.because as "becauseAfter", a.version as "versionAfter",
    case when did.id is null then null else json_build_object('id', did.id, 'change', did.change, 'state', did.state) end as outcome
  from (${verdicts('$5')}) b
    full join (${verdicts('$6')}) a using (subject_key, rule_id)
    full join (
      select o.subject_key, o.rule_id, o.id, o.rule_version, c.change, c.state from run_outcome c join outcome o on o.id = c.outcome_id where c.run_key = $6
    ) did using (subject_key, rule_id)
    join subject s on s.key = coalesce(a.subject_key, b.subject_key, did.subject_key)
    join rule_version v on v.rule_id = coalesce(a.rule_id, b.rule_id, did.rule_id) and v.version = coalesce(a.version, b.version, did.rule_version)
  where case when $7::text is null then b.verdict is distinct from a.verdict or did.change <> 'kept' else did.change = $7 end and ${visible(`v.outcome->>'kind'`)}
    and ($8::int is null or (${RANK}, s.name, s.key, v.rule_id::text) > ($8, $9::text, $10::int, $11::text))
  order by rank, s.name, s.key, v.rule_id::text limit $12`;
