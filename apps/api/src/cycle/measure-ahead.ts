import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catchUp } from '../indicators/catch-up.reads';
import { measureOwedDays } from '../indicators/daily-sums';
import { Repeated } from '../platform/repeated';

const EVERY_MS = 2_000;

/**
 * Measures in the worker what is owed, before a reader has to wait for it: days that a stopped worker left behind and, at the start, every
 * day for which an update of the product asks other sums.
 */
@Injectable()
export class MeasureAhead implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(MeasureAhead.name, EVERY_MS, () => this.measure());
  private hasLooked = false;

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  async measure(): Promise<void> {
    if (this.hasLooked) return catchUp(this.database);
    await this.database.transaction((tx) => measureOwedDays(tx));
    this.hasLooked = true;
  }
}
