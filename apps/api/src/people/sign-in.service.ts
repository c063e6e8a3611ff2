import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignIn } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { type Config, CONFIG } from '../platform/config';
import { type OpenedSession, openSession, type Origin } from './open-session';
import { isPasswordOf } from './passwords';
import { countAttempt, forgetAttempts } from './sign-in-attempts';

const ACCOUNT = `
  select p.id as "personId", a.password_hash as "passwordHash"
  from person p join account a on a.person_id = p.id
  where lower(p.email) = lower($1) and p.deactivated_at is null`;

/** Signs people in. An address that nobody has and a wrong password get the same answer, after the same time. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal `too-many-attempts` with the instant until which nobody may try, or `wrong-credentials` */
  async signIn({ email, password }: SignIn, origin: Origin): Promise<OpenedSession> {
    const typed = email.trim();
    const lockedUntil = await this.database.transaction((tx) => countAttempt(tx, typed));
    const [account] = await this.database.query<{ personId: string; passwordHash: string }[]>(ACCOUNT, [typed]);
    if (lockedUntil) return this.refuse(new Refusal('too-many-attempts', { until: lockedUntil }), account?.personId, origin);
    const isRight = await isPasswordOf(account?.passwordHash ?? null, password);
    if (!account || !isRight) return this.refuse(new Refusal('wrong-credentials', {}), account?.personId, origin);
    return this.database.transaction(async (tx) => {
      await forgetAttempts(tx, typed);
      return openSession(tx, account.personId, this.config.sessionHours, origin);
    });
  }

  /** What was typed as an e-mail is not kept: it is sometimes a password. */
  private async refuse(refusal: Refusal, personId: string | undefined, { address }: Origin): Promise<never> {
    const object = { kind: 'person', id: personId ?? null };
    await recordEvent(this.database, { by: null, action: 'session.refused', object, after: { reason: refusal.code, address } });
    throw refusal;
  }
}
