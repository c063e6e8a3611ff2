import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChangedPerson, Invited, List, ListQuery, NewPerson, PersonRow } from '@circolo/contracts';
import { Refusal, type Scope } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { type Config, CONFIG } from '../platform/config';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { invite } from './invite';
import { linkAgent } from './link-agent';
import { ACTIVE_ADMINS, CHANGE_PERSON, NEW_PERSON, PEOPLE, PERSON } from './people.queries';
import type { Principal } from './principal';
import { revokeInvitations, revokeSessions, revokeTokens } from './revoke';

/** Who works with the product: invited, changed, deactivated, let back in. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(by: Principal, scope: Scope, { limit, cursor }: ListQuery): Promise<List<PersonRow>> {
    const only = scope === 'all' ? null : by.personId;
    const rows = await this.database.query<PersonRow[]>(PEOPLE, [only, ...keysOf(cursor, 2), limit + 1]);
    return pageOf(rows, limit, ({ name, id }) => [name, id]);
  }

  /** @throws Refusal `not-found`, also for somebody whom the reader may not see */
  async show(by: Principal, scope: Scope, id: string): Promise<PersonRow> {
    if (scope !== 'all' && id !== by.personId) throw new Refusal('not-found', { kind: 'person' });
    return personOf(this.database, id);
  }

  /** @throws Refusal `email-in-use` */
  invite(by: Principal, { name, email, language, roles, agent }: NewPerson): Promise<Invited> {
    return this.database
      .transaction(async (tx) => {
        const [row] = await tx.query<{ id: string }[]>(NEW_PERSON, [name, email, language, roles]);
        if (!row) throw new Error('a person was not stored');
        await linkAgent(tx, row.id, agent);
        return this.invitation(tx, by, row.id, 'person.invited');
      })
      .catch((error: unknown) => {
        throw isViolationOf(error, 'person_email') ? new Refusal('email-in-use', {}) : error;
      });
  }

  /** A new one-time link, for a password forgotten or an invitation that ran out. */
  reset(by: Principal, id: string): Promise<Invited> {
    return this.database.transaction(async (tx) => {
      const person = await lockedPerson(tx, id);
      if (person.state === 'deactivated') throw new Refusal('not-in-this-state', { state: person.state });
      return this.invitation(tx, by, id, 'person.reset');
    });
  }

  /** @throws Refusal `stale-revision` with both versions, or `last-admin` */
  change(by: Principal, id: string, revision: number, changed: ChangedPerson): Promise<PersonRow> {
    return this.database.transaction(async (tx) => {
      const before = await lockedPerson(tx, id);
      if (before.revision !== revision) throw new Refusal('stale-revision', { versions: { current: before, yours: changed } });
      if (!changed.roles.includes('admin')) await refuseLastAdmin(tx, id);
      await tx.query(CHANGE_PERSON, [id, changed.name, changed.language, changed.roles]);
      await linkAgent(tx, id, changed.agent);
      return this.recorded(tx, by, 'person.changed', before);
    });
  }

  /** From now on they cannot sign in; whatever they did stays theirs. */
  deactivate(by: Principal, id: string): Promise<PersonRow> {
    return this.database.transaction(async (tx) => {
      const before = await lockedPerson(tx, id);
      if (before.state === 'deactivated') return before;
      await refuseLastAdmin(tx, id);
      await tx.query('update person set deactivated_at = now(), revision = revision + 1 where id = $1', [id]);
      await revokeSessions(tx, id);
      await revokeTokens(tx, id);
      await revokeInvitations(tx, id);
      return this.recorded(tx, by, 'person.deactivated', before);
    });
  }

  reactivate(by: Principal, id: string): Promise<PersonRow> {
    return this.database.transaction(async (tx) => {
      const before = await lockedPerson(tx, id);
      if (before.state !== 'deactivated') return before;
      await tx.query('update person set deactivated_at = null, revision = revision + 1 where id = $1', [id]);
      return this.recorded(tx, by, 'person.reactivated', before);
    });
  }

  private async invitation(tx: EntityManager, by: Principal, id: string, action: string): Promise<Invited> {
    const person = await personOf(tx, id);
    const purpose = person.state === 'invited' ? 'invite' : 'reset';
    const made = await invite(tx, { personId: id, purpose, by: by.personId, publicUrl: this.config.publicUrl });
    await recordEvent(tx, {
      by: by.personId,
      action,
      object: { kind: 'person', id },
      after: { roles: person.roles, agent: person.agent?.id ?? null },
    });
    return { person, ...made };
  }

  private async recorded(tx: EntityManager, by: Principal, action: string, before: PersonRow): Promise<PersonRow> {
    const after = await personOf(tx, before.id);
    await recordEvent(tx, { by: by.personId, action, object: { kind: 'person', id: before.id }, before, after });
    return after;
  }
}

async function personOf(sql: Sql, id: string): Promise<PersonRow> {
  const [person]: PersonRow[] = await sql.query(`${PERSON} where p.id = $1`, [id]);
  if (!person) throw new Refusal('not-found', { kind: 'person' });
  return person;
}

/** All active administrators are locked with the person: whoever else changes one of them waits, and then sees who is left. */
async function lockedPerson(tx: EntityManager, id: string): Promise<PersonRow> {
  await tx.query(ACTIVE_ADMINS);
  await tx.query('select from person where id = $1 for update', [id]);
  return personOf(tx, id);
}

async function refuseLastAdmin(tx: EntityManager, id: string): Promise<void> {
  const admins = await tx.query<{ id: string }[]>(ACTIVE_ADMINS);
  if (admins.length === 1 && admins[0]?.id === id) throw new Refusal('last-admin', {});
}
