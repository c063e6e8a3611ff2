import type { SubjectKind } from '@circolo/domain';
import type { Sql } from '../platform/database';

const MAKE = `
  insert into subject (kind, code, name)
  select $2, wanted.code, wanted.code from (select distinct unnest($3::text[]) as code) wanted
  where not exists (select from subject_code c where c.source_key = $1 and c.kind = $2 and c.code = wanted.code)
  order by wanted.code
  on conflict (kind, code) do nothing`;

const MAP = `
  insert into subject_code (source_key, kind, code, subject_key)
  select $1, $2, s.code, s.key from subject s
  where s.kind = $2 and s.code = any($3::text[])
  order by s.code
  on conflict (source_key, kind, code) do nothing`;

const KNOWN = `
  select wanted.code, coalesce(c.subject_key, s.key) as key
  from (select distinct unnest($3::text[]) as code) wanted
  left join subject_code c on c.source_key = $1 and c.kind = $2 and c.code = wanted.code
  left join subject s on s.kind = $2 and s.code = wanted.code
  where coalesce(c.subject_key, s.key) is not null`;

/**
 * Code → key of the subjects that a source's codes mean: by the source's own mapping first, else the subject of that code.
 * Codes that mean nothing yet are left out.
 */
export async function knownSubjects(
  sql: Sql,
  sourceKey: number,
  kind: SubjectKind,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows: { code: string; key: number }[] = await sql.query(KNOWN, [sourceKey, kind, codes]);
  return new Map(rows.map(({ code, key }) => [code, key]));
}

/**
 * The same, after making the subjects that are missing, with the code for a name, and writing down each code in the source's mapping.
 * Two sources that use a code mean the same subject, unless mapped otherwise. Two imports may do this at once: order and conflicts
 * are such that the second waits for the first and takes its subjects.
 */
export async function createMissing(
  sql: Sql,
  sourceKey: number,
  kind: SubjectKind,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  await sql.query(MAKE, [sourceKey, kind, codes]);
  await sql.query(MAP, [sourceKey, kind, codes]);
  return knownSubjects(sql, sourceKey, kind, codes);
}
