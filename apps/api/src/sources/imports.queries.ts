const IMPORT = `
  select i.key, i.id, i.kind, s.name as source, i.file_name as "fileName", i.file_bytes as "fileBytes", i.bytes_read as "bytesRead", i.state,
    i.read, i.accepted, i.rejected, i.duplicates, i.corrected, i.ids_reused as "idsReused", i.skipped, i.via,
    case when m.key is not null then json_build_object('id', m.id, 'name', m.name, 'revision', i.saved_mapping_revision) end as "savedMapping",
    i.failure, json_build_object('id', p.id, 'name', p.name) as "createdBy",
    i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt", i.undone_at as "undoneAt",
    i.file_released_at as "fileReleasedAt"
  from import i join source s on s.key = i.source_key join person p on p.id = i.created_by
    left join saved_mapping m on m.key = i.saved_mapping_key`;

/** $1 the id. */
export const ONE_IMPORT = `${IMPORT} where i.id = $1`;

/** $1 and $2 the instant and key of the last row of the page before, or nulls; $3 how many; $4 the id of a source, or null. */
export const IMPORTS = `${IMPORT}
  where ($1::timestamptz is null or (i.created_at, i.key) < ($1::timestamptz, $2::int4))
    and ($4::uuid is null or i.source_key = (select key from source where id = $4))
  order by i.created_at desc, i.key desc limit $3`;

/** $1 the name. Gives the key, whether the source is new or not. */
export const NAME_SOURCE = `
  with made as (insert into source (name) values ($1) on conflict (name) do nothing returning key)
  select key from made union all select key from source where name = $1 limit 1`;

/** $1 source, $2 kind, $3 mapping, $4 name and $5 bytes of the file, $6 checksum, $7 who, $8 when, $9 door, $10 key and $11 revision of the saved mapping, $12 the watched file. */
export const INSERT_IMPORT = `
  insert into import (source_key, kind, mapping, file_name, file_bytes, checksum, created_by, created_at, via, saved_mapping_key, saved_mapping_revision, watched_file)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`;

/** $1 the id. The row is locked until the transaction ends. */
export const LOCK_IMPORT = `
  select key, state, kind, source_key as "sourceKey", mapping, checksum, file_bytes as "fileBytes", loaded_at as "loadedAt" from import where id = $1 for update`;

/** $1 the id. Another transaction may be loading it, and have rejections that refer to it; only what ends an import waits. */
export const LOCK_IMPORT_BEING_READ = `
  select state, loaded_at as "loadedAt" from import where id = $1 for no key update`;

/** Instants of records that tell how far their source has been seen, beside when they began. */
const LATER_INSTANTS: Readonly<Record<string, string>> = {
  interaction: 'greatest(first_reply_at, resolved_at)',
  complaint: 'greatest(replied_at, resolved_at)',
};

/** The days of what an import brought into a table of records, as it is loaded, and the last on which any of it happened. $1 the id. */
export const keepDays = (table: string): string => `
  update import i set first_day = r.first_day, last_day = r.last_day, last_active_day = r.last_active_day
  from (
    select min(day) as first_day, max(day) as last_day,
      greatest(max(day), (max(${LATER_INSTANTS[table] ?? 'null::timestamptz'}) at time zone (select time_zone from organisation))::date) as last_active_day
    from ${table} where import_key = (select key from import where id = $1)
  ) r
  where i.id = $1`;

/** $1 the key of the import, $2 and $3 line and ordinal of the last row of the page before, or nulls; $4 how many. */
export const REJECTIONS = `
  select ordinal, line, column_name as column, value, reason, details from import_rejection
  where import_key = $1 and ($2::int8 is null or (line, ordinal) > ($2::int8, $3::int4)) order by line, ordinal limit $4`;

/** The first key of the locks that let one import or undo of a source go at a time; the second is the source's. */
export const SOURCE_LOCK = 4_171_204;

/** Whoever reads a file holds its source, or waits for it, a moment after it has begun. $1 the instant. */
const IS_ABANDONED = `i.state = 'reading' and i.loaded_at is null and i.started_at < $1::timestamptz - interval '5 seconds' and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.classid::int8 = ${SOURCE_LOCK} and l.objid::int8 = i.source_key and l.objsubid = 2
      and l.database = (select oid from pg_database where datname = current_database()))`;

/** Imports that wait for a job, or whose job is at work. $1 the instant. */
export const OWED_IMPORTS = `
  select i.id, case when i.state in ('undoing', 'cancelling') then 'undo-import' else 'read-import' end as job, ${IS_ABANDONED} as "isAbandoned"
  from import i where i.state in ('queued', 'reading', 'undoing', 'cancelling') order by i.key`;
