import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { filter, map, type Observable, Subject } from 'rxjs';
import { type Config, CONFIG } from './config';
import type { Sql } from './database';

const CHANNEL = 'progress';

/** Says that the object under a topic (`import:<id>`, `run:<id>`, `simulation:<id>`) has changed; PostgreSQL delivers it when the transaction commits. */
export async function announce(sql: Sql, topic: string): Promise<void> {
  await sql.query('select pg_notify($1, $2)', [CHANNEL, topic]);
}

/** As `announce`, for many objects at once. */
export async function announceAll(sql: Sql, topics: readonly string[]): Promise<void> {
  await sql.query('select pg_notify($1, topic) from unnest($2::text[]) topic', [CHANNEL, topics]);
}

/** The only LISTEN connection of the process, shared by every open stream. */
@Injectable()
export class Announcements implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(Announcements.name);
  private readonly topics = new Subject<string>();
  private readonly end = new Subject<void>();
  private client: pg.Client | undefined;
  private stopping = false;

  /** Emits at shutdown: an open stream must end then, or the server waits for it. */
  readonly stopped = this.end.asObservable();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  of(topics: readonly string[]): Observable<string> {
    const wanted = new Set(topics);
    return this.topics.pipe(
      filter((topic) => wanted.has(topic)),
      map((topic) => topic),
    );
  }

  onModuleInit(): Promise<void> {
    return this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.end.next();
    await this.client?.end();
  }

  /** Called by the server's close hook, before it waits for its connections. */
  stop(): void {
    this.end.next();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'circolo-progress', keepAlive: true });
    client.on('notification', ({ payload }) => this.topics.next(payload ?? ''));
    client.on('error', (error) => this.log.warn(error.message));
    client.once('end', () => this.reconnect());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.client = client;
  }

  private reconnect(): void {
    if (!this.stopping) setTimeout(() => this.stopping || this.connect().catch(() => this.reconnect()), 1000).unref();
  }
}
