import type { FastifyRequest } from 'fastify';
import { recordEvent } from '../audit/record-event';
import type { Sql } from '../platform/database';
import { hashOfSecret, newSecret } from './authentication';

/** From where somebody signs in. */
export interface Origin {
  readonly userAgent: string | null;
  readonly address: string;
}

export const originOf = (request: FastifyRequest): Origin => ({
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
  address: request.ip,
});

/** A session just opened; `secret` goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly personId: string;
  readonly secret: string;
}

/** Opens a session of so many hours and records that somebody signed in. */
export async function openSession(sql: Sql, personId: string, hours: number, { userAgent, address }: Origin): Promise<OpenedSession> {
  const secret = newSecret();
  const [session]: { id: string }[] = await sql.query(
    `insert into session (person_id, secret_hash, created_at, last_seen_at, expires_at, user_agent, address)
     values ($1, $2, now(), now(), now() + $3 * interval '1 hour', $4, $5) returning id`,
    [personId, hashOfSecret(secret), hours, userAgent, address],
  );
  await recordEvent(sql, {
    by: personId,
    action: 'session.opened',
    object: { kind: 'session', id: session?.id ?? null },
    after: { userAgent, address },
  });
  return { personId, secret };
}
