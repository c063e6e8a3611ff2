import { createHash } from 'node:crypto';
import { pauseAfter } from '@circolo/domain';
import type { Sql } from '../platform/database';

const FORGOTTEN_AFTER = `interval '1 day'`;

/**
 * Counts an attempt before it is made, so that attempts sent at once are counted too; to be called in a transaction of its own.
 * By e-mail and not by account: an address that nobody has is locked just the same.
 * @returns until when nobody may try, or null when this attempt may go on
 */
export async function countAttempt(sql: Sql, email: string): Promise<string | null> {
  await sql.query(`delete from sign_in_attempt where email_hash in (
    select email_hash from sign_in_attempt where last_at < now() - ${FORGOTTEN_AFTER} for update skip locked)`);
  const of = hashOfEmail(email);
  await sql.query('insert into sign_in_attempt (email_hash, last_at) values ($1, now()) on conflict do nothing', [of]);
  const [attempt]: { failed: number; lockedUntil: string | null }[] = await sql.query(
    `select failed, case when locked_until > now() then locked_until end as "lockedUntil" from sign_in_attempt where email_hash = $1 for update`,
    [of],
  );
  if (attempt?.lockedUntil) return attempt.lockedUntil;
  const failed = (attempt?.failed ?? 0) + 1;
  await sql.query(
    `update sign_in_attempt set failed = $2, last_at = now(), locked_until = now() + nullif($3, 0) * interval '1 second' where email_hash = $1`,
    [of, failed, pauseAfter(failed)],
  );
  return null;
}

/** After the right password, or a new one. */
export async function forgetAttempts(sql: Sql, email: string): Promise<void> {
  await sql.query('delete from sign_in_attempt where email_hash = $1', [hashOfEmail(email)]);
}

const hashOfEmail = (email: string): Buffer => createHash('sha256').update(email.trim().toLowerCase()).digest();
