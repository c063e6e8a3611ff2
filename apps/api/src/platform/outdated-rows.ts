import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Repeated } from './repeated';

const EVERY_MS = 3_600_000;

/** What is kept for a while only: answers to repeated requests for two days, ended sessions, and what people were told and the mails about it, for ninety. */
const OUTDATED = [
  `delete from idempotency_key where created_at < now() - interval '2 days'`,
  `delete from session where greatest(expires_at, revoked_at) < now() - interval '90 days'`,
  `delete from notification where created_at < now() - interval '90 days'`,
  `delete from mail m where m.created_at < now() - interval '90 days' and not exists (select from notification where mail_id = m.id)`,
];

/** Removes outdated rows, once an hour, in the worker. */
@Injectable()
export class OutdatedRows implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(OutdatedRows.name, EVERY_MS, () => this.remove());

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  async remove(): Promise<void> {
    for (const statement of OUTDATED) await this.database.query(statement);
  }
}
