import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WatchedFolder } from './watched-folder';

/**
 * Looking again is all that is needed: events of the file system come from no network drive, get lost with the worker, and say nothing
 * of when a file is whole.
 */
const EVERY_MS = 2_000;

/** Looks through the watched folder every two seconds, in the worker. */
@Injectable()
export class FolderWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(FolderWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private looking: Promise<void> = Promise.resolve();
  private fault = '';

  constructor(private readonly folder: WatchedFolder) {}

  onApplicationBootstrap(): void {
    this.looking = this.again();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async again(): Promise<void> {
    await this.folder.look().then(
      () => (this.fault = ''),
      (error: Error) => this.tell(error),
    );
    if (!this.stopped) this.timer = setTimeout(() => (this.looking = this.again()), EVERY_MS);
  }

  /** A folder that is not there is said once, and not every two seconds. */
  private tell(error: Error): void {
    if (error.message !== this.fault) this.log.error(error);
    this.fault = error.message;
  }
}
