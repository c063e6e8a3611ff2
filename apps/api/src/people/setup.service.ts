import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Setup, SetupState } from '@circolo/contracts';
import { isWeakPassword, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { type Config, CONFIG } from '../platform/config';
import { createOrganisation } from '../subjects/create-organisation';
import { FirstAdminCode } from './first-admin-code';
import { type OpenedSession, openSession, type Origin } from './open-session';
import { hashOfPassword } from './passwords';

/** The first visit: the organisation and its first administrator, made together and once. */
@Injectable()
export class SetupService {
  constructor(
    private readonly database: DataSource,
    private readonly code: FirstAdminCode,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async state(): Promise<SetupState> {
    const [row] = await this.database.query<SetupState[]>('select not exists (select from account) as needed');
    return row ?? { needed: true };
  }

  /** @throws Refusal `setup-done`, `invitation-invalid` for a code that is not the one in the log, or `weak-password` */
  async setUp(setup: Setup, origin: Origin): Promise<OpenedSession> {
    if (!(await this.state()).needed) throw new Refusal('setup-done', {});
    if (isWeakPassword(setup.password, setup)) throw new Refusal('weak-password', {});
    const passwordHash = await hashOfPassword(setup.password);
    const opened = await this.database.transaction(async (tx) => {
      if (!(await this.code.spend(tx, setup.code))) throw new Refusal('invitation-invalid', {});
      const [person] = await tx.query<{ id: string }[]>(`insert into person (name, email, roles) values ($1, $2, '{admin}') returning id`, [
        setup.name,
        setup.email,
      ]);
      if (!person) throw new Error('a person was not stored');
      await tx.query('insert into account (person_id, password_hash, password_at) values ($1, $2, now())', [person.id, passwordHash]);
      await createOrganisation(tx, setup.organisation);
      await recordEvent(tx, {
        by: person.id,
        action: 'organisation.created',
        object: { kind: 'organisation', id: null },
        after: { name: setup.organisation, admin: person.id },
      });
      return openSession(tx, person.id, this.config.sessionHours, origin);
    });
    await this.code.removeFile();
    return opened;
  }
}
