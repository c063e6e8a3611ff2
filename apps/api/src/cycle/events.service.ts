import { Injectable } from '@nestjs/common';
import { concatMap, from, mergeMap, type Observable, startWith, takeUntil, throttleTime } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Progress } from '@circolo/contracts';
import { allowed, type Permission, Refusal } from '@circolo/domain';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { Announcements } from '../platform/progress';
import { simulationOf } from '../rules/simulation.reads';
import { importOf } from '../sources/imports.reads';
import { runOf } from './cycle.reads';

/** At most so often a topic is told about; what happens in between is in the next message. */
const EVERY_MS = 250;

interface Topic {
  readonly permission: Permission;
  readonly read: (sql: Sql, id: string) => Promise<unknown>;
}
/** What can be followed: who may, and its state as its GET answers it. */
const TOPICS: Readonly<Record<string, Topic>> = {
  run: { permission: 'runs.read', read: runOf },
  import: { permission: 'imports.read', read: importOf },
  simulation: { permission: 'rules.read', read: simulationOf },
};

/** Follows objects: first the state that they are in, then each that they come to, until the process stops. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: DataSource,
    private readonly announcements: Announcements,
  ) {}

  /** Whether these may be followed. Refused: `forbidden`, `not-found`. */
  async check(topics: readonly string[], by: Principal): Promise<void> {
    for (const topic of topics) {
      const { permission } = kindOf(topic);
      if (allowed(by.roles, permission) !== 'all') throw new Refusal('forbidden', { permission });
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
    return { topic, state: await kindOf(topic).read(this.database, topic.slice(topic.indexOf(':') + 1)) };
  }
}

function kindOf(topic: string): Topic {
  return TOPICS[topic.slice(0, topic.indexOf(':'))]!;
}
