import type { Sql } from '../platform/database';
import { hashOfSecret, newSecret } from './authentication';
import { revokeInvitations } from './revoke';

const VALID = `interval '7 days'`;

/** A one-time link; `token` is its secret and is shown this once. */
export interface Invitation {
  readonly token: string;
  readonly link: string;
  readonly expiresAt: string;
}

/**
 * Makes a one-time link with which a person sets a password; earlier ones of theirs stop working.
 * @param publicUrl the address that people open, when it is known; else the link begins at its path
 */
export async function invite(
  sql: Sql,
  { personId, purpose, by, publicUrl }: { personId: string; purpose: 'invite' | 'reset'; by: string; publicUrl: string | undefined },
): Promise<Invitation> {
  await revokeInvitations(sql, personId);
  const token = newSecret();
  const [row]: { expiresAt: string }[] = await sql.query(
    `insert into invitation (purpose, person_id, secret_hash, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + ${VALID}) returning expires_at as "expiresAt"`,
    [purpose, personId, hashOfSecret(token), by],
  );
  if (!row) throw new Error('an invitation was not stored');
  return { token, link: `${(publicUrl ?? '').replace(/\/$/, '')}/invitation/${token}`, expiresAt: row.expiresAt };
}
