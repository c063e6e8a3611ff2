import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Repeated } from '../../platform/repeated';
import { WatchedFolder } from './watched-folder';

/**
 * Looking again is all that is needed: events of the file system come from no network drive, get lost with the worker, and say nothing
 * of when a file is whole.
 */
const EVERY_MS = 2_000;

/** Looks through the watched folder every two seconds, in the worker. */
@Injectable()
export class FolderWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly repeated = new Repeated(FolderWatch.name, EVERY_MS, () => this.folder.look());

  constructor(private readonly folder: WatchedFolder) {}

  onApplicationBootstrap(): void {
    this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.repeated.stop();
  }
}
