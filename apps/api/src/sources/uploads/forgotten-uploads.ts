import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { KeptFiles } from './kept-files';

const EVERY_MS = 3_600_000;

/** Removes uploads that nobody imported, once an hour, in the worker. */
@Injectable()
export class ForgottenUploads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ForgottenUploads.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly files: KeptFiles,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.remove().catch((error: Error) => this.log.error(error.message)), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  remove(): Promise<void> {
    return this.files.forget(this.clock.now());
  }
}
