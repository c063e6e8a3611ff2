import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catchUp } from '../indicators/catch-up.reads';
import { Clock } from '../platform/clock';
import type { Delivery } from '../platform/job-workers';
import { SourceReader, type TellChange } from '../sources/source-reader';
import { tellOfLateData } from './late-data';

/** Reads imports and takes them back, tells the runs that did not see it, and measures what they touched before it says that they are done. */
@Injectable()
export class ImportJobs {
  constructor(
    private readonly database: DataSource,
    private readonly reader: SourceReader,
    private readonly clock: Clock,
  ) {}

  /** An import that cannot be read, not even the last time, has failed. */
  async read(id: string, { last }: Delivery): Promise<void> {
    try {
      if (await this.reader.load(id, this.tell)) await this.measureAndFinish(id, 'reading');
    } catch (error) {
      if (last) await this.reader.fail(id, null);
      throw error;
    }
  }

  async undo(id: string): Promise<void> {
    if (await this.reader.undo(id, this.tell)) await this.measureAndFinish(id, 'undoing');
  }

  private readonly tell: TellChange = (tx, changed) => tellOfLateData(tx, changed, this.clock.now());

  private async measureAndFinish(id: string, from: 'reading' | 'undoing'): Promise<void> {
    await catchUp(this.database);
    await this.reader.finish(id, from);
  }
}
