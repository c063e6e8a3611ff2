import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const blockCharacters = 1 << 18;

/** Writes lines to a file in large blocks; answers how many lines. The file ends with a line break. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<number> {
  let count = 0;
  function* blocks(): Generator<string> {
    let block = '';
    for (const line of lines) {
      block += line + '\n';
      count += 1;
      if (block.length >= blockCharacters) {
        yield block;
        block = '';
      }
    }
    if (block !== '') yield block;
  }
  await pipeline(Readable.from(blocks(), { objectMode: true, highWaterMark: 4 }), createWriteStream(path));
  return count;
}
