import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { CONFIG, type Config } from '../platform/config';
import { Repeated } from '../platform/repeated';
import { KeptHeads } from './kept-heads';
import { sealEvents } from './seal-events';

const EVERY_MS = 2_000;

/** Seals the record of what happened every two seconds, in the worker, and keeps the head outside of the database. */
@Injectable()
export class Sealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(Sealer.name, EVERY_MS, () => this.seal());
  private readonly heads: KeptHeads;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.heads = new KeptHeads(config.dataFolder);
  }

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  async seal(): Promise<void> {
    const head = await sealEvents(this.database);
    if (head) await this.heads.keep(head, this.clock.now());
  }
}
