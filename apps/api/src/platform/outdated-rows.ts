import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;

/** What is kept for a while only: answers to repeated requests for two days, ended sessions for ninety. */
const OUTDATED = [
  `delete from idempotency_key where created_at < now() - interval '2 days'`,
  `delete from session where greatest(expires_at, revoked_at) < now() - interval '90 days'`,
];

/** Removes outdated rows, once an hour, in the worker. */
@Injectable()
export class OutdatedRows implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(OutdatedRows.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.remove().catch((error: Error) => this.log.error(error.message)), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async remove(): Promise<void> {
    for (const statement of OUTDATED) await this.database.query(statement);
  }
}
