import type { ImportRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { ONE_IMPORT, OWED_IMPORTS } from './imports.queries';

/** An import as its GET answers it. @throws Refusal `not-found` */
export async function importOf(sql: Sql, id: string): Promise<ImportRow> {
  const [found] = await sql.query<(ImportRow & { key: number })[]>(ONE_IMPORT, [id]);
  if (!found) throw new Refusal('not-found', { kind: 'import', id });
  const { key: _, ...row } = found;
  return row;
}

/** An import that waits for a job, or whose job is at work: a job that comes twice does no harm. */
export interface OwedImport {
  readonly id: string;
  readonly job: 'read-import' | 'undo-import';
  /** It is being read, and no connection of the database is at it: whoever had it is dead. */
  readonly isAbandoned: boolean;
}

export function owedImports(sql: Sql, at: string): Promise<readonly OwedImport[]> {
  return sql.query(OWED_IMPORTS, [at]);
}
