import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '@circolo/domain';
import { Clock } from '../platform/clock';
import { Repeated } from '../platform/repeated';
import { RunsService } from './runs.service';
import { SCHEDULES } from './run-schedules.queries';
import { type KeptSchedule, periodsOfSchedule } from './scheduled-runs.reads';

const EVERY_MS = 15_000;

/** Starts in the worker what schedules say is due. Several may look at once: a schedule and period make one run. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(Scheduler.name, EVERY_MS, () => this.pass());

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly runs: RunsService,
  ) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  /** What is refused now, such as a period that is being evaluated, is looked at again in the next pass. */
  async pass(): Promise<void> {
    for (const schedule of await this.database.query<KeptSchedule[]>(SCHEDULES)) {
      if (!schedule.on) continue;
      const due = (await periodsOfSchedule(this.database, schedule, this.clock.now())).filter(({ state }) => state === 'due');
      for (const { period } of due.toReversed()) {
        await this.runs.startScheduled(period, schedule.id).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
    }
  }
}
