import type { SubjectReference } from '@circolo/contracts';
import type { SubjectKind } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** A subject with the key that tables name it by; only its id leaves the server. */
export interface KeyedSubject extends SubjectReference {
  readonly key: number;
}

const COLUMNS = 'key, kind, id, code, name';

/** The subjects of a kind that are in use, by name. */
export function subjectsOfKind(sql: Sql, kind: SubjectKind): Promise<readonly KeyedSubject[]> {
  return sql.query(`select ${COLUMNS} from subject where kind = $1 and retired_at is null order by name, key`, [kind]);
}

/** The keys of the subjects of a kind that are in use, ascending. */
export async function keysOfKind(sql: Sql, kind: SubjectKind): Promise<readonly number[]> {
  const rows: { key: number }[] = await sql.query('select key from subject where kind = $1 and retired_at is null order by key', [kind]);
  return rows.map(({ key }) => key);
}

export async function subjectById(sql: Sql, id: string): Promise<KeyedSubject | null> {
  const [subject]: KeyedSubject[] = await sql.query(`select ${COLUMNS} from subject where id = $1`, [id]);
  return subject ?? null;
}

/** How the subjects of these keys are named on the wire; also those no longer in use. */
export async function referencesOf(sql: Sql, keys: readonly number[]): Promise<ReadonlyMap<number, SubjectReference>> {
  const rows: KeyedSubject[] = await sql.query(`select ${COLUMNS} from subject where key = any($1::int[])`, [keys]);
  return new Map(rows.map(({ key, ...reference }) => [key, reference]));
}

/** The key of the one subject that is the whole organisation, or null before the organisation is set up. */
export async function organisationKey(sql: Sql): Promise<number | null> {
  const [row]: { key: number }[] = await sql.query(`select key from subject where kind = 'organisation'`);
  return row?.key ?? null;
}

/** Agent → team, by the memberships in force on a local day; an agent without one is left out. */
export async function teamOfAgentsOn(sql: Sql, day: string): Promise<ReadonlyMap<number, number>> {
  const rows: { agent: number; team: number }[] = await sql.query(
    `select agent_key as agent, team_key as team from team_membership where daterange(valid_from, valid_until, '[]') @> $1::date`,
    [day],
  );
  return new Map(rows.map(({ agent, team }) => [agent, team]));
}
