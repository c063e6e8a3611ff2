import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChangedNotificationPreferences, NotificationPreferences } from '@circolo/contracts';
import { CAUSES, causesOf, type ChosenWays, DIGEST_HOUR, Refusal, type Role, wayOf } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { type Config, CONFIG } from '../platform/config';
import type { Sql } from '../platform/database';
import { CHANGE_PREFERENCES, CHANGE_PREFERENCES_AGAIN, PREFERENCES } from './notifications.queries';

interface Kept {
  readonly roles: readonly Role[];
  readonly email: string | null;
  readonly ways: ChosenWays;
  readonly digestHour: number;
  readonly revision: number;
}

/** How each person wants to be told of what. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  of(by: Principal): Promise<NotificationPreferences> {
    return this.read(this.database, by);
  }

  /** @throws Refusal `stale-revision` with both versions */
  change(by: Principal, revision: number, changed: ChangedNotificationPreferences): Promise<NotificationPreferences> {
    return this.database.transaction(async (tx) => {
      const before = await this.read(tx, by);
      const values = [by.personId, changed.ways, changed.digestHour, revision];
      const [kept] = revision === 0 ? await tx.query<unknown[]>(CHANGE_PREFERENCES, values) : await changedAgain(tx, values);
      if (!kept) throw new Refusal('stale-revision', { versions: { current: before, yours: changed } });
      const object = { kind: 'notification-preferences', id: by.personId };
      const { ways, digestHour } = before;
      await recordEvent(tx, {
        by: by.personId,
        action: 'notification-preferences.changed',
        object,
        before: { ways, digestHour },
        after: changed,
      });
      return this.read(tx, by);
    });
  }

  private async read(sql: Sql, by: Principal): Promise<NotificationPreferences> {
    const [kept] = await sql.query<Kept[]>(PREFERENCES, [by.personId, DIGEST_HOUR]);
    if (!kept) throw new Refusal('not-found', { kind: 'person' });
    const { roles, email, ways, digestHour, revision } = kept;
    return {
      ways: causesOf(roles).map((cause) => ({ cause, way: wayOf(cause, ways), mailable: CAUSES[cause].mailable })),
      digestHour,
      mail: { sent: this.config.mail !== undefined, address: email },
      revision,
    };
  }
}

async function changedAgain(tx: Sql, values: readonly unknown[]): Promise<readonly unknown[]> {
  const [rows] = await tx.query<[unknown[], number]>(CHANGE_PREFERENCES_AGAIN, [...values]);
  return rows;
}
