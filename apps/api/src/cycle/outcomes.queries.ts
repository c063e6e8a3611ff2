import { isoInstant } from '../platform/columns';
import { STANDING_OF_WORK } from './propose.queries';

/** $1 kinds of which everything is seen, $2 those of which agents too, $3 kinds of which one's own is seen, $4 the agent that one is. */
const VISIBLE = `((o.kind = any($1::text[]) and (s.kind <> 'agent' or o.kind = any($2::text[]))) or (o.kind = any($3::text[]) and o.subject_key = $4::int))`;
/** Its own state, or, once somebody has acted, that of what it asked for. */
const STATE = 'case when w.acted then w.state else o.state end';

const ROWS = `
  select o.id, json_build_object('id', o.rule_id, 'version', o.rule_version, 'name', v.name) as rule, o.period,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject, s.kind as "subjectKind", s.key as "subjectKey",
    o.kind, ${STATE} as state, o.because, o.basis_changed_at is not null as "basisChanged",
    case when w.work_id is null then null else json_build_object('id', w.work_id) end as work,
    json_build_object('id', r.id, 'number', r.number) as run, ${isoInstant('o.created_at')} as "createdAt"
  from outcome o
    join rule_version v on v.rule_id = o.rule_id and v.version = o.rule_version
    join subject s on s.key = o.subject_key
    join evaluation_run r on r.key = o.run_key
    left join ${STANDING_OF_WORK} w on w.outcome_id = o.id
  where ${VISIBLE}`;

/** $5 period, $6 kind, $7 rule, $8 state, each or null; $9 and $10 only after this instant and id; $11 how many */
export const LIST_OUTCOMES = `${ROWS}
    and ($5::text is null or o.period = $5) and ($6::text is null or o.kind = $6) and ($7::uuid is null or o.rule_id = $7)
    and ($8::text is null or ${STATE} = $8)
    and ($9::timestamptz is null or (o.created_at, o.id) < ($9, $10::uuid))
  order by o.created_at desc, o.id desc limit $11`;
/** $5 outcome */
export const OUTCOME = `${ROWS} and o.id = $5`;

/** $1 outcome: the conditions as they were published, and what the run saw of the subject, figures of the indicators that they speak of. */
export const SEEN = `
  select v.conditions, coalesce(f.facts, '{}') as facts,
    coalesce((
      select json_agg(json_build_object('indicator', m.indicator, 'value', m.value, 'sample', m.sample, 'low', m.low, 'high', m.high,
        'numerator', m.numerator, 'denominator', m.denominator, 'missing', m.missing, 'target', d.target, 'targetUpper', d.target_upper)
        order by m.indicator)
      from run_measurement m left join run_deviation d using (run_key, subject_key, indicator)
      where m.run_key = o.run_key and m.subject_key = o.subject_key
        and m.indicator in (select split_part(leaf->>'fact', '.', 1) from jsonb_array_elements(o.because) leaf)), '[]') as measurements
  from outcome o
    join rule_version v on v.rule_id = o.rule_id and v.version = o.rule_version
    left join run_facts f on f.run_key = o.run_key and f.subject_key = o.subject_key
  where o.id = $1`;
