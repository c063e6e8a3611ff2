import { Injectable } from '@nestjs/common';
import { concatMap, from, mergeMap, type Observable, startWith, takeUntil, throttleTime } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Progress } from '@circolo/contracts';
import { allowed, type Permission, Refusal } from '@circolo/domain';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { Announcements } from '../platform/progress';
import { simulationOf } from '../rules/simulation.reads';
import { NotificationsService } from '../notifications/notifications.service';
import { importOf } from '../sources/imports.reads';
import { runOf } from './cycle.reads';

/** At most so often a topic is told about; what happens in between is in the next message. */
const EVERY_MS = 250;

interface Topic {
  readonly permission: Permission;
  /** Whether it is named after the person whom alone it is for. */
  readonly own?: boolean;
  readonly read: (from: { readonly sql: Sql; readonly notifications: NotificationsService }, id: string) => Promise<unknown>;
}
/** What can be followed: who may, and its state as its GET answers it. */
const TOPICS: Readonly<Record<string, Topic>> = {
  run: { permission: 'runs.read', read: ({ sql }, id) => runOf(sql, id) },
  import: { permission: 'imports.read', read: ({ sql }, id) => importOf(sql, id) },
  simulation: { permission: 'rules.read', read: ({ sql }, id) => simulationOf(sql, id) },
  notifications: { permission: 'notifications.own', own: true, read: ({ notifications }, id) => notifications.unreadOf(id) },
};

/** Follows objects: first the state that they are in, then each that they come to, until the process stops. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: DataSource,
    private readonly announcements: Announcements,
    private readonly notifications: NotificationsService,
  ) {}

  /** Whether these may be followed. Refused: `forbidden`, `not-found`. */
  async check(topics: readonly string[], by: Principal): Promise<void> {
    for (const topic of topics) {
      const { permission, own = false } = kindOf(topic);
      const may = own ? idOf(topic) === by.personId : allowed(by.roles, permission) === 'all';
      if (!may) throw new Refusal('forbidden', { permission });
      await this.stateOf(topic);
    }
  }

  follow(topics: readonly string[]): Observable<Progress> {
    return from(topics).pipe(
      mergeMap((topic) =>
        this.announcements.of([topic]).pipe(
          // Listening begins before the first state is read, so that nothing falls between the two.
          startWith(topic),
          throttleTime(EVERY_MS, undefined, { leading: true, trailing: true }),
          concatMap(() => this.stateOf(topic)),
        ),
      ),
      takeUntil(this.announcements.stopped),
    );
  }

  private async stateOf(topic: string): Promise<Progress> {
    return { topic, state: await kindOf(topic).read({ sql: this.database, notifications: this.notifications }, idOf(topic)) };
  }
}

const idOf = (topic: string): string => topic.slice(topic.indexOf(':') + 1);

function kindOf(topic: string): Topic {
  return TOPICS[topic.slice(0, topic.indexOf(':'))]!;
}
