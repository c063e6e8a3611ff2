/** Calendars as they are shown; completed with a condition and an order. */
const CALENDARS = `
  select c.id, c.name, c.is_default as "isDefault", c.revision,
    coalesce((
      select json_agg(json_build_object('kind', s.kind, 'id', s.id, 'code', s.code, 'name', s.name) order by s.kind, s.name, s.key)
      from opening_calendar_subject o join subject s on s.key = o.subject_key where o.calendar_key = c.key
    ), '[]'::json) as subjects,
    (select json_agg(jsonb_build_object('from', v.valid_from) || v.opening order by v.valid_from)
     from opening_calendar_version v where v.calendar_key = c.key) as versions
  from opening_calendar c`;
export const LIST = `${CALENDARS} order by c.is_default desc, c.name, c.key`;
export const ONE = `${CALENDARS} where c.id = $1`;

/** Writes are few, and each may move the default: one after the other. Who reads does not wait. */
export const ONE_WRITE_AT_A_TIME = 'lock table opening_calendar in share row exclusive mode';
export const KEY_OF = 'select key from opening_calendar where id = $1';

export const INSERT = `
  insert into opening_calendar (name, created_by, created_at) values ($1, $2, $3) returning key, id`;
export const RENAME = 'update opening_calendar set name = $2, revision = revision + 1 where key = $1';
export const RAISE_REVISION = 'update opening_calendar set revision = revision + 1 where key = $1';
export const GIVE_WAY = 'update opening_calendar set is_default = false, revision = revision + 1 where is_default and key <> $1';
export const MAKE_DEFAULT = `
  update opening_calendar set is_default = true
  where key = $1 and ($2 or not exists (select from opening_calendar where is_default))`;

/** $1 calendar, $2 first day, $3 what holds, $4 who, $5 when. */
export const PUT_VERSION = `
  insert into opening_calendar_version (calendar_key, valid_from, opening, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)
  on conflict (calendar_key, valid_from) do update
    set opening = excluded.opening, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`;
export const TAKE_VERSION_BACK = 'delete from opening_calendar_version where calendar_key = $1 and valid_from = $2 returning valid_from';

export const CLEAR_SUBJECTS = 'delete from opening_calendar_subject where calendar_key = $1 and not subject_key = any($2::int[])';
export const PUT_SUBJECTS = `
  insert into opening_calendar_subject (subject_key, calendar_key) select unnest($2::int[]), $1::int on conflict (subject_key) do nothing`;
/** Of the subjects $2, those that another calendar than $1 has. */
export const TAKEN = `
  select s.name as subject, c.name as calendar
  from opening_calendar_subject o join subject s on s.key = o.subject_key join opening_calendar c on c.key = o.calendar_key
  where o.subject_key = any($2::int[]) and o.calendar_key <> $1 order by s.name`;
/** Those of the ids $1 that may follow a calendar of their own. */
export const SUBJECT_KEYS = `select key from subject where id = any($1::uuid[]) and kind in ('channel', 'service')`;
