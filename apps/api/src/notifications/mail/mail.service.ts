import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MailStatus } from '@circolo/contracts';
import { type Config, CONFIG } from '../../platform/config';
import { FAILED, OWED_COUNT } from './mail.queries';

/** How mail stands, for those who look after it. */
@Injectable()
export class MailService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async status(): Promise<MailStatus> {
    const [counted] = await this.database.query<{ owed: number }[]>(OWED_COUNT);
    const failed = await this.database.query<MailStatus['failed']>(FAILED);
    return { sent: this.config.mail !== undefined, owed: counted?.owed ?? 0, failed };
  }
}
