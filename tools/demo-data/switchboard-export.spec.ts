import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportColumns, exportLines, lineTest } from './switchboard-export.ts';
import { switchboardMapping } from './switchboard-mapping.ts';
import { writeLines } from './write-lines.ts';

const until = { year: 2026, month: 4 };
const linesOf = (seed: number): string[] => [...exportLines(seed, until, 2)];

function digest(seed: number): string {
  return createHash('sha256')
    .update(linesOf(seed).join('\n') + '\n')
    .digest('hex');
}

describe('the export of the switchboard', () => {
  it('is the same bytes for the same seed and month, and others for another seed', () => {
    const first = digest(5);
    expect(digest(5)).toBe(first);
    expect(digest(6)).not.toBe(first);
  });

  it('has as many cells in each line as in the header, days before months, and never a local time that does not exist', () => {
    const [header, ...lines] = linesOf(5);
    expect(header).toBe(exportColumns.join(';'));
    const wrong = lines.filter((line) => {
      const cells = line.split(';');
      const [day = '', time = ''] = [cells[1], cells[2]];
      const spelt = /^([0-2]\d|3[01])\/(0\d|1[0-2])\/20\d\d$/.test(day) && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time);
      return cells.length !== exportColumns.length || !spelt || (day === '29/03/2026' && time.startsWith('02:'));
    });
    expect(wrong).toEqual([]);
    expect(lines.some((line) => line.split(';')[1] === '29/03/2026')).toBe(true);
    expect(lines.some((line) => line.includes(lineTest))).toBe(true);
  });

  it('has every column that the mapping names', () => {
    const named = JSON.stringify(switchboardMapping)
      .match(/"columns?":("[^"]+"|\[[^\]]+\])/g)!
      .flatMap((found) => found.match(/"[A-Z_]+"/g) ?? [])
      .map((word) => JSON.parse(word) as string);
    expect(named.length).toBeGreaterThan(15);
    for (const column of named) expect(exportColumns).toContain(column);
  });

  it('is written to a file whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'circolo-export-'));
    try {
      const path = join(folder, 'contatti.csv');
      const count = await writeLines(path, linesOf(5));
      const text = readFileSync(path, 'utf8');
      expect(text.endsWith('\n')).toBe(true);
      expect(text.split('\n')).toHaveLength(count + 1);
      expect(createHash('sha256').update(text).digest('hex')).toBe(digest(5));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
