const ROWS = `
  select s.id, s.period_kind as "periodKind", s.days_after as "daysAfter", s.at, s.waits_for_imports as "waitsForImports", s.on_since is not null as "on",
    s.on_since as "onSince", s.revision, s.changed_at as "changedAt",
    (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = s.changed_by) as "changedBy"
  from run_schedule s where s.removed_at is null`;
export const SCHEDULES = `${ROWS} order by array_position(array['day', 'week', 'month', 'quarter', 'half-year', 'year'], s.period_kind)`;
export const SCHEDULE = `${ROWS} and s.id = $1`;
export const LOCK_SCHEDULE = 'select from run_schedule where id = $1 and removed_at is null for update';

/** $1 kind, $2 days, $3 clock time, $4 waits, $5 on, $6 who, $7 when */
export const ADD_SCHEDULE = `
  insert into run_schedule (period_kind, days_after, at, waits_for_imports, on_since, changed_by, changed_at)
  values ($1, $2, $3, $4, case when $5::boolean then $7::timestamptz end, $6, $7) returning id`;
/** As in ADD_SCHEDULE; $8 the schedule. One that stays on is on since it was. */
export const CHANGE_SCHEDULE = `
  update run_schedule set period_kind = $1, days_after = $2, at = $3, waits_for_imports = $4, changed_by = $6, changed_at = $7, revision = revision + 1,
    on_since = case when $5::boolean then coalesce(on_since, $7::timestamptz) end
  where id = $8`;
/** $1 the schedule, $2 who, $3 when */
export const REMOVE_SCHEDULE = 'update run_schedule set removed_at = $3, changed_by = $2, changed_at = $3, on_since = null where id = $1';

/** The runs that tell what a schedule still has to do. $1 the schedule, $2 its kind of period */
export const RUNS_OF_KIND = `
  select period, created_at as "startedAt", schedule_id = $1 as "isOwn" from evaluation_run
  where period_kind = $2 and (schedule_id = $1 or (state <> 'cancelled' and created_at > now() - interval '3 years'))`;
