import { isoInstant } from '../platform/columns';
import { visible } from './outcome-sight';
import { STANDING_OF_WORK } from './propose.queries';

/** Its own state, or, once somebody has acted, that of what it asked for. */
export const STATE = 'case when w.acted then w.state else o.state end';

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
  where ${visible('o.kind')}`;

/** $5 period, $6 kind, $7 rule, $8 state, each or null; $9 and $10 only after this instant and id; $11 how many */
export const LIST_OUTCOMES = `${ROWS}
    and ($5::text is null or o.period = $5) and ($6::text is null or o.kind = $6) and ($7::uuid is null or o.rule_id = $7)
    and ($8::text is null or ${STATE} = $8)
    and ($9::timestamptz is null or (o.created_at, o.id) < ($9, $10::uuid))
  order by o.created_at desc, o.id desc limit $11`;
/** $5 outcome */
export const OUTCOME = `${ROWS} and o.id = $5`;

/** $1 outcome: where it was decided, and the earlier outcome that silences it. */
export const DECIDED = `
  select o.rule_id as "ruleId", o.rule_version as "ruleVersion", o.run_key as "runKey", o.subject_key as "subjectKey",
    case when o.state = 'not-evaluable' then 'not-evaluable' else 'holds' end as verdict, o.earlier, o.silence,
    (select json_build_object('id', e.id, 'period', e.period) from outcome e where e.id = o.suppressed_by) as "suppressedBy"
  from outcome o where o.id = $1`;
