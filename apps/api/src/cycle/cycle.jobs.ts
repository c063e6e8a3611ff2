import { Injectable, Logger } from '@nestjs/common';
import { Refusal } from '@circolo/domain';
import type { Delivery, JobHandlers } from '../platform/job-workers';
import { ImportJobs } from './import-jobs';
import { RunBatchService } from './run-batch.service';
import { RunBeginService } from './run-begin.service';
import { RunsService } from './runs.service';

/** The queues' door: every job by name, and the service that does its work. */
@Injectable()
export class CycleJobs implements JobHandlers {
  private readonly log = new Logger(CycleJobs.name);

  constructor(
    private readonly imports: ImportJobs,
    private readonly beginning: RunBeginService,
    private readonly batches: RunBatchService,
    private readonly runs: RunsService,
  ) {}

  readonly 'read-import': JobHandlers['read-import'] = ({ id }, delivery) => this.imports.read(id, delivery);

  readonly 'undo-import': JobHandlers['undo-import'] = ({ id }) => this.imports.undo(id);

  readonly 'begin-run': JobHandlers['begin-run'] = ({ id }, delivery) =>
    this.orFail(
      delivery,
      async () => id,
      () => this.beginning.begin(id),
    );

  readonly 'run-batch': JobHandlers['run-batch'] = ({ id }, delivery) =>
    this.orFail(
      delivery,
      () => this.batches.runOf(id),
      () => this.batches.work(id),
    );

  /** A run whose job is refused, or fails for the last time, has failed: it can be resumed. */
  private async orFail({ last }: Delivery, runOf: () => Promise<string | null>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!last && !(error instanceof Refusal)) throw error;
      this.log.error(error);
      const run = await runOf();
      if (run) await this.runs.fail(run, error instanceof Refusal ? error.code : 'failed', error instanceof Refusal ? error.details : {});
      throw error;
    }
  }
}
