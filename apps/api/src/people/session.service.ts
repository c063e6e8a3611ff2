import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, OwnSettings, Session, SessionRow } from '@circolo/contracts';
import { isWeakPassword, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Sql } from '../platform/database';
import { hashOfPassword, isPasswordOf } from './passwords';
import type { Principal } from './principal';
import { revokeSessions } from './revoke';
import { countAttempt, forgetAttempts } from './sign-in-attempts';

const SESSION = `
  select json_build_object('id', p.id, 'name', p.name, 'email', p.email) as person,
    case when s.key is not null then json_build_object('id', s.id, 'code', s.code, 'name', s.name) end as agent,
    p.roles, p.language
  from person p left join agent a on a.person_id = p.id left join subject s on s.key = a.subject_key
  where p.id = $1`;

/** What people see and change of their own sign-in. */
@Injectable()
export class SessionService {
  constructor(private readonly database: DataSource) {}

  async of(personId: string): Promise<Session> {
    const [session] = await this.database.query<Session[]>(SESSION, [personId]);
    if (!session) throw new Refusal('not-signed-in', {});
    return session;
  }

  async change(by: Principal, { language, password }: OwnSettings): Promise<Session> {
    const passwordHash = password ? await this.newPasswordHash(by, password) : null;
    await this.database.transaction(async (tx) => {
      if (language)
        await tx.query('update person set language = $2, revision = revision + 1 where id = $1 and language <> $2', [
          by.personId,
          language,
        ]);
      if (passwordHash) await this.setPassword(tx, by, passwordHash);
    });
    return this.of(by.personId);
  }

  async list(by: Principal): Promise<List<SessionRow>> {
    const items = await this.database.query<SessionRow[]>(
      `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", address, id = $2 as current
       from session where person_id = $1 and revoked_at is null and expires_at > now() order by last_seen_at desc, id`,
      [by.personId, by.viaId],
    );
    return { items, next: null };
  }

  /** @throws Refusal `not-found` for a session that has ended or is another's */
  revoke(by: Principal, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [, ended] = await tx.query<[unknown, number]>(
        'update session set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null',
        [id, by.personId],
      );
      if (ended === 0) throw new Refusal('not-found', { kind: 'session' });
      await recordEvent(tx, { by: by.personId, action: 'session.revoked', object: { kind: 'session', id } });
    });
  }

  /** The present password is asked again, and counted like a sign-in. */
  private async newPasswordHash(by: Principal, { current, wanted }: { current: string; wanted: string }): Promise<string> {
    const [account] = await this.database.query<{ name: string; email: string; passwordHash: string }[]>(
      'select p.name, p.email, a.password_hash as "passwordHash" from person p join account a on a.person_id = p.id where p.id = $1',
      [by.personId],
    );
    if (!account) throw new Refusal('not-found', { kind: 'account' });
    const lockedUntil = await this.database.transaction((tx) => countAttempt(tx, account.email));
    if (lockedUntil) throw new Refusal('too-many-attempts', { until: lockedUntil });
    if (!(await isPasswordOf(account.passwordHash, current))) {
      throw new Refusal('validation', { errors: [{ field: 'password.current', code: 'wrong', message: 'Not the present password' }] });
    }
    await forgetAttempts(this.database, account.email);
    if (isWeakPassword(wanted, account)) throw new Refusal('weak-password', {});
    return hashOfPassword(wanted);
  }

  private async setPassword(sql: Sql, by: Principal, passwordHash: string): Promise<void> {
    await sql.query('update account set password_hash = $2, password_at = now() where person_id = $1', [by.personId, passwordHash]);
    await revokeSessions(sql, by.personId, by.viaId);
    await recordEvent(sql, { by: by.personId, action: 'password.changed', object: { kind: 'person', id: by.personId } });
  }
}
