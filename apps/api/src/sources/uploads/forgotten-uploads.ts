import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Repeated } from '../../platform/repeated';
import { KeptFiles } from './kept-files';

const EVERY_MS = 3_600_000;

/** Removes uploads that nobody imported, once an hour, in the worker. */
@Injectable()
export class ForgottenUploads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(ForgottenUploads.name, EVERY_MS, () => this.remove());

  constructor(
    private readonly files: KeptFiles,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }

  remove(): Promise<void> {
    return this.files.forget(this.clock.now());
  }
}
