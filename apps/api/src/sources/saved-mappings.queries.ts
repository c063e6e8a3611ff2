const SAVED_MAPPING = `
  select m.key, m.id, m.name, m.kind, m.mapping, m.columns, m.revision, m.changed_at as "changedAt", u.last_used_at as "lastUsedAt",
    json_build_object('id', c.id, 'name', c.name) as "createdBy", json_build_object('id', h.id, 'name', h.name) as "changedBy",
    coalesce(u.last_used_at, m.changed_at) as "touchedAt"
  from saved_mapping m join person c on c.id = m.created_by join person h on h.id = m.changed_by
    left join lateral (select max(i.created_at) as last_used_at from import i where i.saved_mapping_key = m.key) u on true
  where m.retired_at is null`;

/** $1 the id. */
export const ONE_SAVED_MAPPING = `${SAVED_MAPPING} and m.id = $1`;

/** The last used first. $1 a fingerprint or null, $2 and $3 the instant and key of the last row of the page before, or nulls; $4 how many; $5 the name of a source, or null. */
export const SAVED_MAPPINGS = `
  select * from (${SAVED_MAPPING} and ($1::text is null or m.fingerprint = $1) and ($5::text is null or m.mapping ->> 'source' = $5)) s
  where $2::timestamptz is null or (s."touchedAt", s.key) < ($2::timestamptz, $3::int4)
  order by s."touchedAt" desc, s.key desc limit $4`;

/** Those of a source, the last used first. $1 its name. */
export const SAVED_MAPPINGS_OF_SOURCE = `
  select * from (${SAVED_MAPPING} and m.mapping ->> 'source' = $1) s order by s."touchedAt" desc, s.key desc`;

/** $1 the id. The row is locked until the transaction ends. */
export const LOCK_SAVED_MAPPING = `select key from saved_mapping where id = $1 and retired_at is null for update`;

/** $1 name, $2 kind, $3 mapping, $4 columns, $5 fingerprint, $6 who, $7 when. */
export const ADD_SAVED_MAPPING = `
  insert into saved_mapping (name, kind, mapping, columns, fingerprint, created_by, created_at, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $6, $7) returning id`;

/** As `ADD_SAVED_MAPPING`, and $8 the id. */
export const CHANGE_SAVED_MAPPING = `
  update saved_mapping set name = $1, kind = $2, mapping = $3, columns = $4, fingerprint = $5, changed_by = $6, changed_at = $7, revision = revision + 1
  where id = $8`;

/** $1 the id, $2 who, $3 when. */
export const RETIRE_SAVED_MAPPING = `
  update saved_mapping set retired_at = $3, changed_by = $2, changed_at = $3, revision = revision + 1 where id = $1`;
