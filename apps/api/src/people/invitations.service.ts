import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InvitationState } from '@circolo/contracts';
import { isWeakPassword, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { type Config, CONFIG } from '../platform/config';
import type { Sql } from '../platform/database';
import { hashOfSecret } from './authentication';
import { type OpenedSession, openSession, type Origin } from './open-session';
import { hashOfPassword } from './passwords';
import { revokeSessions } from './revoke';
import { forgetAttempts } from './sign-in-attempts';

interface OpenInvitation extends InvitationState {
  readonly id: string;
  readonly personId: string;
}

const BY_TOKEN = `
  select i.id, i.person_id as "personId", i.purpose, p.name, p.email, i.used_at is not null as used,
    i.revoked_at is null and i.expires_at > now() and p.deactivated_at is null as valid
  from invitation i join person p on p.id = i.person_id where i.secret_hash = $1`;

/** One-time links: whom they are for, and what using one does. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async state(token: string): Promise<InvitationState> {
    const { name, email, purpose } = await this.open(this.database, token);
    return { name, email, purpose };
  }

  /** Sets the password and signs in; sessions under an earlier password end. @throws Refusal `invitation-invalid`, `code-used` or `weak-password` */
  async accept(token: string, password: string, origin: Origin): Promise<OpenedSession> {
    if (isWeakPassword(password, await this.open(this.database, token))) throw new Refusal('weak-password', {});
    const passwordHash = await hashOfPassword(password);
    return this.database.transaction(async (tx) => {
      const { id, personId, email, purpose } = await this.open(tx, token, 'for update');
      await tx.query('update invitation set used_at = now() where id = $1', [id]);
      await tx.query(
        `insert into account (person_id, password_hash, password_at) values ($1, $2, now())
         on conflict (person_id) do update set password_hash = excluded.password_hash, password_at = excluded.password_at`,
        [personId, passwordHash],
      );
      await revokeSessions(tx, personId);
      await forgetAttempts(tx, email);
      await recordEvent(tx, { by: personId, action: 'invitation.accepted', object: { kind: 'person', id: personId }, after: { purpose } });
      return openSession(tx, personId, this.config.sessionHours, origin);
    });
  }

  private async open(sql: Sql, token: string, lock = ''): Promise<OpenInvitation> {
    const [invitation]: (OpenInvitation & { used: boolean; valid: boolean })[] = await sql.query(`${BY_TOKEN} ${lock}`, [
      hashOfSecret(token),
    ]);
    if (invitation?.used) throw new Refusal('code-used', {});
    if (!invitation?.valid) throw new Refusal('invitation-invalid', {});
    return invitation;
  }
}
