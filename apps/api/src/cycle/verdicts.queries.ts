import { STATE } from './outcomes.queries';
import { visible } from './outcome-sight';
import { STANDING_OF_WORK } from './propose.queries';

/** Which run, after the sight: $5 the run or null, $6 the period or null. */
const OF_RUN = `
  run as (
    select key, id, number, period from evaluation_run
    where state = 'completed' and ($5::uuid is null or id = $5) and ($6::text is null or period = $6) order by key desc limit 1)`;
/** What every rule of the run said, with the outcome that the period has of it. */
const DECIDED = `
  from run join run_rule rr on rr.run_key = run.key
    join rule_version v on v.rule_id = rr.rule_id and v.version = rr.version
    join run_verdict d on d.run_key = run.key and d.rule_id = rr.rule_id
    join subject s on s.key = d.subject_key
    left join outcome o on o.rule_id = rr.rule_id and o.period = run.period and o.subject_key = s.key
  where ${visible(`(v.outcome->>'kind')`)}`;
const SAID = `case d.verdict when 'fails' then 'not' when 'not-evaluable' then 'not-told' else case o.state when 'suppressed' then 'suppressed' else 'fired' end end`;
const RUN = `json_build_object('id', run.id, 'number', run.number) as run, run.period`;
const RULE = `json_build_object('id', rr.rule_id, 'version', rr.version, 'name', v.name) as rule, v.outcome->>'kind' as kind`;
const PAGE = `
  select ${RUN}, ${RULE}, rr.rule_id, rr.position, run.key as run_key, s.key as subject_key, s.name as subject_name, s.kind as subject_kind,
    json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject, ${SAID} as said, d.verdict, d.because,
    o.id as outcome_id
  ${DECIDED}`;
/** The work is looked for only for what is on the page. */
const ROWS = `
  select p.run, p.period, p.rule, p.kind, p.subject, p.said,
    case when o.id is null then null
      else json_build_object('id', o.id, 'state', ${STATE}, 'basisChanged', o.basis_changed_at is not null) end as outcome,
    p.run_key as "runKey", p.subject_key as "subjectKey", p.subject_kind as "subjectKind", p.subject_name as "subjectName", p.position`;
const WITH_WORK = `left join outcome o on o.id = p.outcome_id left join ${STANDING_OF_WORK} w on w.outcome_id = o.id`;

/** $7 rule, $8 subject, $9 said, $10 part of the name or code, each or null; $11 to $13 only after this name, subject and rule; $14 how many */
export const LIST_VERDICTS = `
  with ${OF_RUN}, page as (${PAGE}
      and ($7::uuid is null or rr.rule_id = $7) and ($8::uuid is null or s.id = $8) and ($9::text is null or ${SAID} = $9)
      and ($10::text is null or strpos(lower(s.name), lower($10)) > 0 or strpos(lower(s.code), lower($10)) > 0)
      and ($11::text is null or (s.name, s.key, rr.position) > ($11, $12::int, $13::int))
    order by s.name, s.key, rr.position limit $14)
  ${ROWS} from page p ${WITH_WORK} order by p.subject_name, p.subject_key, p.position`;

/** $6 null, $7 rule, $8 subject: also what was kept of why. */
export const VERDICT = `
  with ${OF_RUN}, page as (${PAGE} and rr.rule_id = $7 and s.id = $8)
  ${ROWS}, p.verdict, p.because, o.silence,
    (select json_build_object('id', e.id, 'period', e.period) from outcome e where e.id = o.suppressed_by) as "suppressedBy"
  from page p ${WITH_WORK}`;

/** Every rule of which the reader sees something, in the order of the rules. */
export const COUNT_VERDICTS = `
  with ${OF_RUN}
  select ${RUN}, ${RULE}, count(*) filter (where ${SAID} = 'fired')::int as fired, count(*) filter (where ${SAID} = 'suppressed')::int as suppressed,
    count(*) filter (where ${SAID} = 'not')::int as "not", count(*) filter (where ${SAID} = 'not-told')::int as "notTold"
  ${DECIDED}
  group by run.key, run.id, run.number, run.period, rr.rule_id, rr.version, rr.position, v.name, v.outcome order by rr.position`;
