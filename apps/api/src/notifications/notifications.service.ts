import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, NotificationQuery, NotificationRow, UnreadNotifications } from '@circolo/contracts';
import type { Role } from '@circolo/domain';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Principal } from '../people/principal';
import { announce } from '../platform/progress';
import { AgentSight } from './agent-sight';
import { LIST, MARK_READ, UNREAD } from './notifications.queries';
import { topicOf } from './notify';
import { readableBy } from './readable';

type PlacedNotification = NotificationRow & { readonly key: number };

/** What a person was told of, as far as they may still read it. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly sight: AgentSight,
  ) {}

  async list(by: Principal, { limit, cursor, unread }: NotificationQuery): Promise<List<NotificationRow>> {
    const { causes, aboutAgents } = await readableBy(this.sight, by.roles);
    const asked = [by.personId, causes, aboutAgents, unread, ...keysOf(cursor, 1), limit + 1];
    const rows = await this.database.query<PlacedNotification[]>(LIST, asked);
    const { items, next } = pageOf(rows, limit, ({ key }) => [key]);
    return { items: items.map(({ key: _, ...row }) => row), next };
  }

  /** How many wait to be read by the person. */
  async unreadOf(personId: string): Promise<UnreadNotifications> {
    const [person] = await this.database.query<{ roles: Role[] }[]>('select roles from person where id = $1', [personId]);
    const { causes, aboutAgents } = await readableBy(this.sight, person?.roles ?? []);
    const [counted] = await this.database.query<UnreadNotifications[]>(UNREAD, [personId, causes, aboutAgents]);
    return counted ?? { unread: 0 };
  }

  /** Marks those as read, or all. Not an event of the audit: when people read is nobody's business. */
  async read(by: Principal, ids: readonly string[] | null): Promise<UnreadNotifications> {
    await this.database.transaction(async (tx) => {
      await tx.query(MARK_READ, [by.personId, ids, this.clock.now()]);
      await announce(tx, topicOf(by.personId));
    });
    return this.unreadOf(by.personId);
  }
}
