import type { DataSource } from 'typeorm';
import type { Sql } from '../../platform/database';
import { announce } from '../../platform/progress';

const EVERY_MS = 500;

/** The import whose file is being read was stopped. */
export class ReadingCancelled extends Error {}

/**
 * Tells, from another connection than the one that reads, how much of a file has been read, and notices there when the import is
 * cancelled: the next piece of the file is not read then, and the statement at work is ended.
 */
export class ReadingProgress {
  private bytes = 0;
  private told = 0;
  private isCancelled = false;
  private isStopped = false;
  private isBusy = false;
  private telling: Promise<void> = Promise.resolve();
  private readonly timer = setInterval(() => void this.tick(), EVERY_MS);

  /** @param backend the process of the database that reads */
  constructor(
    private readonly database: DataSource,
    private readonly importId: string,
    private readonly backend: number,
  ) {}

  /** So many bytes of the file have been read by now. @throws ReadingCancelled when no more are to be */
  reached(bytes: number): void {
    if (this.isCancelled) throw new ReadingCancelled();
    this.bytes = bytes;
  }

  /** After this nothing is written any more, and nothing ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.telling;
  }

  /** A connection may have to be waited for, which `stop` must not: whoever has them all may wait for this reading to end. */
  private async tick(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    const runner = this.database.createQueryRunner();
    try {
      await runner.connect();
      if (!this.isStopped) await (this.telling = this.tell(runner.manager));
    } catch {
      // Progress that is not told is no reason to stop reading.
    } finally {
      this.isBusy = false;
      await runner.release().catch(() => undefined);
    }
  }

  private async tell(sql: Sql): Promise<void> {
    try {
      const [{ state } = { state: 'cancelled' }] = await sql.query<{ state: string }[]>('select state from import where id = $1', [
        this.importId,
      ]);
      this.isCancelled = state !== 'reading';
      if (this.isCancelled) await sql.query('select pg_cancel_backend($1)', [this.backend]);
      else if (this.bytes !== this.told) await this.tellBytes(sql, this.bytes);
    } catch {
      // As above; and `stop` waits for this.
    }
  }

  private async tellBytes(sql: Sql, bytes: number): Promise<void> {
    this.told = bytes;
    await sql.query(`update import set bytes_read = $2 where id = $1 and state = 'reading'`, [this.importId, bytes]);
    await announce(sql, `import:${this.importId}`);
  }
}
