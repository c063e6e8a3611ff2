const ROW = `
  select t.id, t.indicator, t.valid_from as "from", t.value, t.upper, t.warning, t.critical, t.origin, t.revision,
    json_build_object('kind', t.subject_kind, 'id', s.id, 'code', s.code, 'name', s.name) as subject
  from target t left join subject s on s.key = t.subject_key`;

/** All in force or to come, as the domain knows them. */
export const TARGETS = `${ROW} where t.retired_at is null order by t.indicator, t.subject_kind, s.name nulls first, t.valid_from, t.id`;

/** $1 whether targets of single agents may be seen, $2..$6 where to go on, $7 how many. */
export const LIST = `${ROW}
  where t.retired_at is null and ($1 or t.subject_kind <> 'agent' or t.subject_key is null)
    and ($2::text is null or (t.indicator, t.subject_kind, coalesce(s.name, ''), t.valid_from, t.id)
      > ($2, $3::text, $4::text collate "it-x-icu", $5::date, $6::uuid))
  order by t.indicator, t.subject_kind, coalesce(s.name, ''), t.valid_from, t.id
  limit $7`;

export const ONE = `${ROW} where t.id = $1 and t.retired_at is null`;
export const LOCK = 'select revision from target where id = $1 and retired_at is null for update';

/** The target of the same indicator, subject and day: $1 indicator, $2 kind, $3 subject or null, $4 day. */
export const SAME_DATE = `${ROW}
  where t.retired_at is null and t.indicator = $1 and t.subject_kind = $2 and t.subject_key is not distinct from $3::int and t.valid_from = $4`;

/** $1 indicator, $2 kind, $3 subject or null, $4 day, $5..$8 limits, $9 origin; then who and when. */
export const INSERT = `
  insert into target (indicator, subject_kind, subject_key, valid_from, value, upper, warning, critical, origin, created_by, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`;

/** As in INSERT; $10 the target. */
export const CHANGE = `
  update target set indicator = $1, subject_kind = $2, subject_key = $3, valid_from = $4, value = $5, upper = $6, warning = $7, critical = $8,
    origin = $9, revision = revision + 1
  where id = $10`;
export const RETIRE = 'update target set retired_at = $2, revision = revision + 1 where id = $1';
