import type { Sql } from '../platform/database';

export const FIRST_TIME_ZONE = 'Europe/Rome';

/** Makes the one organisation of the installation, and the subject that it is measured as. */
export async function createOrganisation(sql: Sql, name: string): Promise<void> {
  await sql.query('insert into organisation (name, time_zone) values ($1, $2)', [name, FIRST_TIME_ZONE]);
  await sql.query(`insert into subject (kind, code, name) values ('organisation', 'organisation', $1)`, [name]);
}
