import type { Period, RunState } from '@circolo/domain';
import { isoInstant } from '../platform/columns';

const NOTHING = `'{"subjects":0,"measurements":0,"deviations":0,"signals":0,"outcomes":0,"suppressed":0,"withdrawn":0,"basisChanged":0,"notEvaluable":0}'::jsonb`;

/** The steps with their progress: those not planned yet have as many batches as the first, the signals one. */
const STEPS = `(
  select json_agg(json_build_object('name', step, 'done', coalesce(b.done, 0), 'total', coalesce(b.total,
      case when r.state in ('completed', 'cancelled') or m.total is null then 0 when step = 'signal' then 1 else m.total end)) order by place)
  from unnest(array['measure', 'compare', 'signal', 'decide', 'propose']) with ordinality steps (step, place)
    left join (
      select step, count(*)::int as total, (count(*) filter (where state = 'done'))::int as done
      from run_batch where run_key = r.key group by step) b using (step)
    cross join (select nullif(count(*), 0)::int as total from run_batch where run_key = r.key and step = 'measure') m)`;

/** What the run was told of, the last first. */
const LATE_DATA = `coalesce((
  select json_agg(json_build_object('import', json_build_object('id', i.id, 'fileName', i.file_name), 'source', s.name, 'kind', i.kind,
      'cause', l.cause, 'records', l.records, 'at', ${isoInstant('l.told_at')}) order by l.told_at desc, l.import_key desc)
  from run_late_data l join import i on i.key = l.import_key join source s on s.key = i.source_key where l.run_key = r.key), '[]')`;

/** What happened to the run, in order. */
const LOG = `coalesce((
  select json_agg(json_build_object('at', ${isoInstant('l.at')}, 'what', l.what, 'step', l.details->'step',
      'by', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end) order by l.at, l.key)
  from run_log l left join person p on p.id = l.person_id where l.run_key = r.key), '[]')`;

/** Runs as `RunRow`s, with `key` to go on from. */
const runs = (more = '') => `
  select r.key, r.id, r.period, r.number, r.state, ${STEPS} as steps, ${NOTHING} || r.counts as counts, r.failure,
    (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = r.started_by) as "startedBy",
    (select json_build_object('at', ${isoInstant('r.paused_at')}, 'by', json_build_object('id', p.id, 'name', p.name))
      from person p where p.id = r.paused_by) as paused,
    ${LATE_DATA} as "lateData",${more}
    ${isoInstant('r.created_at')} as "createdAt", ${isoInstant('r.started_at')} as "startedAt", ${isoInstant('r.finished_at')} as "finishedAt"
  from evaluation_run r`;

/** $1 run, as a `RunDetail`. */
export const RUN = `${runs(` ${LOG} as log,`)} where r.id = $1`;
/** $1 period or null, $2 only before this key or null, $3 how many. Keys rise with time. */
export const LIST_RUNS = `${runs()} where ($1::text is null or r.period = $1) and ($2::int is null or r.key < $2) order by r.key desc limit $3`;

/** Starts of runs of one period go one at a time. */
export const LOCK_PERIOD = `select pg_advisory_xact_lock(hashtextextended('evaluation-run:' || $1, 0))`;
export const GOING = `select id, number from evaluation_run where period = $1 and state in ('queued', 'measuring', 'comparing', 'deciding')`;
export const LAST_NUMBER = 'select coalesce(max(number), 0)::int as number from evaluation_run where period = $1';
/** Nothing where the schedule has started the period before. $6 who, or $7 which schedule */
export const ADD_RUN = `
  insert into evaluation_run (period, period_kind, period_from, period_until, number, started_by, schedule_id, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (schedule_id, period) where schedule_id is not null do nothing returning id, key`;

export interface LockedRun {
  readonly key: number;
  readonly id: string;
  readonly period: Period;
  readonly number: number;
  readonly state: RunState;
  readonly isPaused: boolean;
}
/** $1 run: locked until the transaction ends. */
export const LOCK_RUN = `
  select key, id, period, number, state, paused_at is not null as "isPaused" from evaluation_run where id = $1 for no key update`;
/** $1 run, $2 state, $3 failure, $4 when it ended: none of its commands leaves it paused. */
export const MOVE_RUN = `
  update evaluation_run set state = $2, failure = $3, finished_at = $4, paused_at = null, paused_by = null,
    attempts = attempts + case when $2 = 'queued' then 1 else 0 end
  where id = $1 returning attempts`;
/** $1 key of the run, $2 now, $3 who */
export const PAUSE_RUN = 'update evaluation_run set paused_at = $2, paused_by = $3 where key = $1';
/** $1 key of the run. The jobs that came while it was paused did nothing, and the queue keeps their ids: it takes another attempt. */
export const UNPAUSE_RUN = `
  update evaluation_run set paused_at = null, paused_by = null, attempts = attempts + 1 where key = $1 returning attempts`;
/** $1 key of the run. What a worker still has in hand from before the pause is not queued a second time. */
export const BATCHES_AGAIN = `
  update run_batch set attempts = attempts + 1
  where id in (select id from run_batch where run_key = $1 and state = 'waiting' for no key update skip locked)
  returning id, attempts as attempt`;
