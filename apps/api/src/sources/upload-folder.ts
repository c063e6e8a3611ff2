import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '../platform/config';

const PARTIAL = '.partial';
const FORGOTTEN_MS = 24 * 3600 * 1000;

/** A file that has arrived and is not kept yet. */
export interface Arrived {
  readonly path: string;
  readonly checksum: string;
  readonly bytes: number;
}

/** Where uploads are kept, each once, by the SHA-256 of its bytes. */
@Injectable()
export class UploadFolder {
  private readonly folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = path.join(config.dataFolder, 'uploads');
  }

  /**
   * Writes a stream down while its checksum is computed; leaves nothing when the stream breaks off.
   * @param beginning how much of a file is enough, told by its first bytes; the rest is let go
   */
  async receive(stream: Readable, beginning: (first: Buffer) => number = () => Infinity): Promise<Arrived> {
    await this.removeForgotten();
    const file = path.join(this.folder, `${randomUUID()}${PARTIAL}`);
    const hash = createHash('sha256');
    let bytes = 0;
    let enough: number | undefined;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        enough ??= beginning(chunk);
        const taken = chunk.subarray(0, enough - bytes);
        hash.update(taken);
        bytes += taken.length;
        done(null, taken);
      },
    });
    try {
      await pipeline(stream, counted, createWriteStream(file));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    return { path: file, checksum: hash.digest('hex'), bytes };
  }

  /** Keeps an arrived file under its checksum; the same bytes are kept once. */
  async keep({ path: file, checksum }: Arrived): Promise<void> {
    await link(file, this.pathOf(checksum)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(file, { force: true });
  }

  async discard({ path: file }: Arrived): Promise<void> {
    await rm(file, { force: true });
  }

  /** Removes a kept file; one that is gone is no fault. */
  async remove(checksum: string): Promise<void> {
    await rm(this.pathOf(checksum), { force: true });
  }

  pathOf(checksum: string): string {
    return path.join(this.folder, checksum);
  }

  /** Removes what uploads left a day ago or more that were cut off by the end of the process. */
  async removeForgotten(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(PARTIAL)) continue;
      const file = path.join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (found && Date.now() - found.mtimeMs > FORGOTTEN_MS) await rm(file, { force: true });
    }
  }
}
