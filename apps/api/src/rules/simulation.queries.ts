import { isoInstant } from '../platform/columns';
import { DOSE, PERSISTENCE } from './version-columns';

/** What a version decides, as a simulation keeps it and a publication compares it: everything but its name. `v` is `rule_version`. */
const CONTENT = `jsonb_build_object('appliesTo', v.applies_to, 'periodKind', v.period_kind, 'conditions', v.conditions, 'outcome', v.outcome,
  'persistence', ${PERSISTENCE}, 'dose', ${DOSE})`;
/** The newest version of a rule: its draft, or else the published one. */
const NEWEST = (rule: string) => `select ${CONTENT} from rule_version v where v.rule_id = ${rule} order by v.version desc limit 1`;

/** $1 rule: its state, what its newest version decides, and the version in force beside a draft. The rule stays locked. */
export const LOCK_SIMULATED_RULE = `
  select r.state, (${NEWEST('r.id')}) as content, p.version as "publishedVersion", p.content as published
  from rule r
    left join lateral (
      select v.version, ${CONTENT} as content from rule_version v
      where v.rule_id = r.id and v.published_at is not null
        and exists (select from rule_version d where d.rule_id = r.id and d.published_at is null)
      order by v.version desc limit 1) p on true
  where r.id = $1 for no key update of r`;

export const ADD_SIMULATION = `
  insert into rule_simulation (rule_id, content, published_version, each_cents, asked_by, created_at)
  values ($1, $2, $3, $4, $5, $6) returning key, id`;
/** $1 simulation, $2 its periods from the oldest on */
export const ADD_PERIODS = `
  insert into rule_simulation_period (simulation_key, place, period, told, run_key, without)
  select $1, place, period, told, "runKey", without
  from jsonb_to_recordset($2::jsonb) as p (place int, period text, told boolean, "runKey" int, without text)`;

/** $1 simulation: what the job needs to go on. It stays locked: one worker at a time goes on with it. */
export const LOCK_SIMULATION = `
  select s.key, s.id, s.rule_id as rule, s.state, s.content, s.subjects_total as total, s.last_subject as "lastSubject", v.content as published,
    (select json_agg(json_build_object('place', p.place, 'period', p.period, 'told', p.told, 'runKey', p.run_key) order by p.place)
      from rule_simulation_period p where p.simulation_key = s.key) as periods
  from rule_simulation s
    left join lateral (
      select ${CONTENT} as content from rule_version v where v.rule_id = s.rule_id and v.version = s.published_version) v on true
  where s.id = $1 for no key update of s`;
export const MOVE_SIMULATION = 'update rule_simulation set state = $2, finished_at = $3 where key = $1';
const KNOWN = 'exists (select from run_facts f where f.run_key = any($2::int[]) and f.subject_key = s.key)';
/** $1 kind, $2 runs */
export const COUNT_SUBJECTS = `select count(*)::int as count from subject s where s.kind = $1 and ${KNOWN}`;
export const BEGIN_SIMULATION = `update rule_simulation set state = 'simulating', subjects_total = $2 where key = $1`;
/** $1 kind, $2 runs, $3 after this subject, $4 how many */
export const NEXT_SUBJECTS = `select s.key, s.id from subject s where s.kind = $1 and s.key > $3 and ${KNOWN} order by s.key limit $4`;
/** $1 runs, $2 subjects, $3 the facts that the conditions ask about: nothing else is read */
export const FACTS_OF_RUNS = `
  select f.run_key as "runKey", f.subject_key as "subjectKey",
    (select coalesce(jsonb_object_agg(name, f.facts->name), '{}') from unnest($3::text[]) name where f.facts ? name) as facts
  from run_facts f where f.run_key = any($1::int[]) and f.subject_key = any($2::int[])`;
/** $1 simulation, $2 rows */
export const KEEP_SUBJECTS = `
  insert into rule_simulation_subject (simulation_key, place, subject_key, verdict, held_before)
  select $1, place, "subjectKey", verdict, "heldBefore"
  from jsonb_to_recordset($2::jsonb) as r (place int, "subjectKey" int, verdict text, "heldBefore" boolean)`;
/** $1 simulation, $2 counts by place */
export const ADD_COUNTS = `
  update rule_simulation_period p set looked = p.looked + n.looked, touched = p.touched + n.touched,
    not_evaluable = p.not_evaluable + n."notEvaluable", gained = p.gained + n.gained, lost = p.lost + n.lost
  from jsonb_to_recordset($2::jsonb) as n (place int, looked int, touched int, "notEvaluable" int, gained int, lost int)
  where p.simulation_key = $1 and p.place = n.place`;
export const MARK_DONE = 'update rule_simulation set subjects_done = subjects_done + $2, last_subject = $3 where key = $1';
/** $1 simulation, $2 when: counts different subjects over all periods once, when it is over */
export const COMPLETE_SIMULATION = `
  update rule_simulation set state = 'completed', finished_at = $2, subjects = (
    select json_build_object('touched', count(distinct x.subject_key) filter (where x.verdict = 'holds'),
      'gained', count(distinct x.subject_key) filter (where x.verdict = 'holds' and not x.held_before),
      'lost', count(distinct x.subject_key) filter (where x.verdict <> 'holds' and x.held_before))
    from rule_simulation_subject x where x.simulation_key = $1)
  where key = $1`;

const ROWS = `
  select s.key, s.id, s.rule_id as rule, s.state, s.content, s.content = (${NEWEST('s.rule_id')}) as current,
    s.published_version as "publishedVersion", s.each_cents as "eachCents", s.subjects_done as done, s.subjects_total as total, s.subjects,
    (select json_agg(json_build_object('period', p.period, 'without', p.without, 'looked', p.looked, 'touched', p.touched,
        'notEvaluable', p.not_evaluable, 'gained', p.gained, 'lost', p.lost,
        'run', case when r.id is not null then json_build_object('id', r.id, 'number', r.number) end) order by p.place)
      from rule_simulation_period p left join evaluation_run r on r.key = p.run_key where p.simulation_key = s.key and p.told) as periods,
    (select coalesce(json_agg(json_build_object('by', json_build_object('id', l.person_id, 'name', who.name), 'at', ${isoInstant('l.looked_at')})
        order by l.looked_at desc), '[]')
      from rule_simulation_look l join person who on who.id = l.person_id where l.simulation_key = s.key) as looks,
    json_build_object('id', asked.id, 'name', asked.name) as "askedBy", s.created_at as "createdAt", s.finished_at as "finishedAt"
  from rule_simulation s join person asked on asked.id = s.asked_by`;
/** $1 simulation */
export const SIMULATION = `${ROWS} where s.id = $1`;
/** $1 rule, $2 only before this one, $3 how many */
export const SIMULATIONS = `${ROWS} where s.rule_id = $1 and ($2::int is null or s.key < $2) order by s.key desc limit $3`;

const SHOWN: Readonly<Record<'touched' | 'gained' | 'lost' | 'not-evaluable', string>> = {
  touched: `x.verdict = 'holds'`,
  gained: `x.verdict = 'holds' and not x.held_before`,
  lost: `x.verdict <> 'holds' and x.held_before`,
  'not-evaluable': `x.verdict = 'not-evaluable'`,
};
/** $1 simulation, $2 periods, $3 to $5 times, name and key after which the page begins, $6 how many */
export const subjectsShown = (show: keyof typeof SHOWN): string => `
  select s.key, s.name, json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject, count(*)::int as times,
    json_agg(json_build_object('period', p.period, 'verdict', x.verdict, 'heldBefore', x.held_before) order by p.place) as periods
  from rule_simulation_subject x
    join rule_simulation_period p on p.simulation_key = x.simulation_key and p.place = x.place
    join subject s on s.key = x.subject_key
  where x.simulation_key = $1 and p.period = any($2::text[]) and ${SHOWN[show]}
  group by s.key
  having $3::int is null or count(*) < $3 or (count(*) = $3 and (s.name, s.key) > ($4::text, $5::int))
  order by count(*) desc, s.name, s.key limit $6`;

export const LOOK = `
  insert into rule_simulation_look (simulation_key, person_id, looked_at) values ($1, $2, $3)
  on conflict (simulation_key, person_id) do update set looked_at = excluded.looked_at`;

/** $1 rule, $2 whoever publishes: the last finished simulation of exactly what would be published, on some evaluated period; one that was looked at first */
export const EVIDENCE = `
  select s.id, l.person_id is not null as seen
  from rule_simulation s left join rule_simulation_look l on l.simulation_key = s.key and l.person_id = $2
  where s.rule_id = $1 and s.state = 'completed' and s.content = (${NEWEST('$1::uuid')})
    and exists (select from rule_simulation_period p where p.simulation_key = s.key and p.told and p.run_key is not null)
  order by seen desc, s.key desc limit 1`;

/** Simulations that are owed a job. */
export const OWED_SIMULATIONS = `select id, attempts as attempt from rule_simulation where state in ('queued', 'simulating')`;
/** $1 simulations: another attempt for each that nobody has in hand. */
export const TRY_SIMULATIONS_AGAIN = `
  update rule_simulation set attempts = attempts + 1
  where id in (select id from rule_simulation where id = any($1::uuid[]) and state in ('queued', 'simulating') for no key update skip locked)
  returning id, attempts as attempt`;
