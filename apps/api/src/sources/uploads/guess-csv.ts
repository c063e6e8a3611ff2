import { isUtf8 } from 'node:buffer';
import type { CsvFormat } from '@circolo/contracts';
import { tableOf } from '../csv/csv-cells';

type Encoding = CsvFormat['encoding'];

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ROWS = 50;
const EURO_OF_LATIN_9 = 0xa4;

/** What the beginning of a text file is written in. `certain` when its bytes leave no other reading. */
export function encodingOf(head: Buffer): { readonly encoding: Encoding; readonly certain: boolean } {
  const mark = head.subarray(0, 3).toString('hex');
  if (mark.startsWith('fffe')) return { encoding: 'utf-16le', certain: true };
  if (mark.startsWith('feff')) return { encoding: 'utf-16be', certain: true };
  const [even, odd] = [0, 1].map((side) => head.subarray(0, 2000).filter((byte, at) => byte === 0 && at % 2 === side).length) as [
    number,
    number,
  ];
  const some = Math.min(head.length, 2000) / 8;
  if (odd > some && even === 0) return { encoding: 'utf-16le', certain: true };
  if (even > some && odd === 0) return { encoding: 'utf-16be', certain: true };
  if (isUtf8(wholeLetters(head))) return { encoding: 'utf-8', certain: true };
  const isLatin9 = head.includes(EURO_OF_LATIN_9) && !head.some((byte) => byte >= 0x80 && byte < 0xa0);
  return { encoding: isLatin9 ? 'iso-8859-15' : 'windows-1252', certain: false };
}

/** The delimiter that gives the most columns in rows that agree on them. */
export function delimiterOf(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const rows = tableOf(text, delimiter).slice(0, ROWS);
    const columns = rows[0]?.length ?? 1;
    const agreeing = rows.filter((row) => row.length === columns).length / Math.max(1, rows.length);
    return { delimiter, score: columns > 1 ? agreeing * 1000 + columns : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** Whether the first row names the columns: a file of data begins with numbers, dates or the same word twice. */
export function hasHeader([first = [], ...others]: readonly (readonly string[])[]): boolean {
  const cells = first.map((cell) => cell.trim());
  if (cells.some((cell) => /^[-+]?\d[\d.,:/\s-]*(T[\d:.]+Z?)?$/.test(cell))) return false;
  const isRepeatedBelow = cells.some(
    (cell, place) => cell !== '' && others.filter((row) => row[place]?.trim() === cell).length * 2 > others.length,
  );
  return !isRepeatedBelow;
}

/** The decimal sign of the numbers among cells; a point where none tells. */
export function decimalOf(cells: readonly string[]): '.' | ',' {
  const written = (sign: '.' | ',') => cells.filter((cell) => DECIMALS[sign].test(cell.trim())).length;
  return written(',') > written('.') ? ',' : '.';
}

const DECIMALS = { ',': /^-?(\d+|\d{1,3}(\.\d{3})+),\d+$/, '.': /^-?(\d+|\d{1,3}(,\d{3})+)\.\d+$/ } as const;

/** The bytes without a last letter that was cut. */
function wholeLetters(head: Buffer): Buffer {
  for (let cut = 1; cut <= 4 && cut <= head.length; cut++) {
    const byte = head[head.length - cut]!;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) {
      const letters = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return letters > cut ? head.subarray(0, head.length - cut) : head;
    }
  }
  return head;
}
