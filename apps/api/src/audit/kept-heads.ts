import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Head } from './chain';

/**
 * The heads of the chain as they were, in a file outside of the database, a line each: whoever rewrites the database, or brings an older
 * one back, does not fit with them.
 */
export class KeptHeads {
  readonly file: string;
  private last: number | null = null;

  constructor(private readonly folder: string) {
    this.file = path.join(folder, 'audit-heads.jsonl');
  }

  /** Keeps a head, unless it is the last one kept. */
  async keep({ sequence, hash }: Head, at: string): Promise<void> {
    this.last ??= (await this.all()).at(-1)?.sequence ?? 0;
    if (sequence <= this.last) return;
    await mkdir(this.folder, { recursive: true });
    await appendFile(this.file, `${JSON.stringify({ sequence, hash, at })}\n`, { mode: 0o600 });
    this.last = sequence;
  }

  /** All of them, the oldest first; none where nothing was kept. */
  async all(): Promise<readonly Head[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    // A line that was cut while it was written is none.
    return text.split('\n').flatMap((line) => headIn(line) ?? []);
  }
}

function headIn(line: string): Head | null {
  try {
    const { sequence, hash } = JSON.parse(line) as Head;
    return Number.isSafeInteger(sequence) && typeof hash === 'string' ? { sequence, hash } : null;
  } catch {
    return null;
  }
}
