import { Injectable, Logger } from '@nestjs/common';
import type { RunStep } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { isDatabaseGone } from '../platform/database-fault';
import type { Delivery, JobHandlers } from '../platform/job-workers';
import { SimulationJob } from '../rules/simulation-job';
import { ImportJobs } from './import-jobs';
import { RunBatchService } from './run-batch.service';
import { RunBeginService } from './run-begin.service';
import { RunControls } from './run-controls.service';

/** So much of a fault's message is kept: the first line says what it is. */
const MESSAGE_LENGTH = 300;

/** The queues' door: every job by name, and the service that does its work. */
@Injectable()
export class CycleJobs implements JobHandlers {
  private readonly log = new Logger(CycleJobs.name);

  constructor(
    private readonly imports: ImportJobs,
    private readonly beginning: RunBeginService,
    private readonly batches: RunBatchService,
    private readonly controls: RunControls,
    private readonly simulations: SimulationJob,
  ) {}

  readonly 'read-import': JobHandlers['read-import'] = ({ id }, delivery) => this.imports.read(id, delivery);

  readonly 'undo-import': JobHandlers['undo-import'] = ({ id }) => this.imports.undo(id);

  readonly 'begin-run': JobHandlers['begin-run'] = ({ id }, delivery) =>
    this.orFail(
      delivery,
      async () => ({ run: id, step: null }),
      () => this.beginning.begin(id),
    );

  readonly 'run-batch': JobHandlers['run-batch'] = ({ id }, delivery) =>
    this.orFail(
      delivery,
      () => this.batches.placeOf(id),
      () => this.batches.work(id),
    );

  readonly 'simulate-rule': JobHandlers['simulate-rule'] = ({ id }, delivery) => this.simulations.work(id, delivery);

  /**
   * A run whose job is refused, or fails for the last time, has failed: it can be resumed. Not where the database was gone: its rows still
   * say what is owed, and the sweep queues it again when there is a database to ask.
   */
  private async orFail(
    { last }: Delivery,
    placeOf: () => Promise<{ readonly run: string; readonly step: RunStep | null } | null>,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseGone(error) || (!last && !(error instanceof Refusal))) throw error;
      // Not the error itself: that of a statement carries its values.
      this.log.error(error instanceof Error ? error.stack : error);
      const place = await placeOf();
      if (place) await this.controls.fail(place.run, { ...reasonOf(error), step: place.step });
      throw error;
    }
  }
}

function reasonOf(error: unknown): { readonly code: string; readonly details: Readonly<Record<string, unknown>> } {
  if (error instanceof Refusal) return { code: error.code, details: error.details };
  return { code: 'failed', details: { message: String(error).slice(0, MESSAGE_LENGTH) } };
}
