import type { DataSource } from 'typeorm';
import { announce } from '../../platform/progress';

const EVERY_MS = 500;

/** Tells, from another connection than the one that reads, how much of a file has been read. */
export class ReadingProgress {
  private bytes = 0;
  private told = 0;
  private telling: Promise<void> = Promise.resolve();
  private readonly timer = setInterval(() => (this.telling = this.telling.then(() => this.tell())), EVERY_MS);

  constructor(
    private readonly database: DataSource,
    private readonly importId: string,
  ) {}

  /** So many bytes of the file have been read by now. */
  reached(bytes: number): void {
    this.bytes = bytes;
  }

  /** After this nothing is written any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.telling;
  }

  private async tell(): Promise<void> {
    if (this.bytes === this.told) return;
    this.told = this.bytes;
    try {
      await this.database.query('update import set bytes_read = $2 where id = $1', [this.importId, this.bytes]);
      await announce(this.database, `import:${this.importId}`);
    } catch {
      // Progress that is not told is no reason to stop reading.
    }
  }
}
