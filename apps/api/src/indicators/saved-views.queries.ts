/** $1 the reader: their own, and those that are shared. */
const SEEN = `
  select v.key, v.id, v.name, v.filters, v.shared, v.revision, v.changed_at as "changedAt", v.owner_id = $1 as own,
    json_build_object('id', p.id, 'name', p.name) as owner
  from saved_view v join person p on p.id = v.owner_id
  where (v.shared or v.owner_id = $1)`;

/** $2 the id. */
export const ONE_SAVED_VIEW = `${SEEN} and v.id = $2`;

/** By name. $2 and $3 the name and key of the last row of the page before, or nulls; $4 how many. */
export const SAVED_VIEWS = `
  ${SEEN} and ($2::text is null or (lower(v.name), v.key) > (lower($2), $3::int4))
  order by lower(v.name), v.key limit $4`;

/** $1 the id. The row is locked until the transaction ends. */
export const LOCK_SAVED_VIEW = `select key from saved_view where id = $1 for update`;

/** $1 name, $2 filters, $3 shared, $4 when, $5 the owner. */
export const ADD_SAVED_VIEW = `
  insert into saved_view (name, filters, shared, changed_at, owner_id) values ($1, $2, $3, $4, $5) returning id`;

/** $1 name, $2 filters, $3 shared, $4 when, $5 the id. */
export const CHANGE_SAVED_VIEW = `
  update saved_view set name = $1, filters = $2, shared = $3, changed_at = $4, revision = revision + 1 where id = $5`;

/** $1 the id. */
export const REMOVE_SAVED_VIEW = `delete from saved_view where id = $1`;
