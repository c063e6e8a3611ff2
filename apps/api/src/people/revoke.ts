import type { Sql } from '../platform/database';

/** Ends the sessions of a person, all or all but one. */
export async function revokeSessions(sql: Sql, personId: string, exceptId: string | null = null): Promise<void> {
  await sql.query('update session set revoked_at = now() where person_id = $1 and revoked_at is null and id is distinct from $2::uuid', [
    personId,
    exceptId,
  ]);
}

export async function revokeTokens(sql: Sql, personId: string): Promise<void> {
  await sql.query('update api_token set revoked_at = now() where person_id = $1 and revoked_at is null', [personId]);
}

/** Makes the links that a person has not used yet worthless. */
export async function revokeInvitations(sql: Sql, personId: string): Promise<void> {
  await sql.query('update invitation set revoked_at = now() where person_id = $1 and used_at is null and revoked_at is null', [personId]);
}
