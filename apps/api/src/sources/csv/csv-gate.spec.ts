import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { Refusal } from '@circolo/domain';
import type { HeldOutRow } from '../reading/held-out-row';
import { cellsOf, rowOf } from './csv-cells';
import { CsvGate, type GateOptions } from './csv-gate';

interface Through {
  readonly text: string;
  readonly heldOut: readonly HeldOutRow[];
  /** The file's line of each row that passed. */
  readonly lines: readonly number[];
  readonly gate: CsvGate;
}

/** Sends a file through in pieces of these lengths, the last repeated. */
function through(file: string | Buffer, options: Partial<GateOptions> = {}, pieces: readonly number[] = [7]): Through {
  const gate = new CsvGate({ delimiter: ',', header: true, ...options });
  const bytes = Buffer.from(file);
  const passed: Buffer[] = [];
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const length = pieces[Math.min(piece, pieces.length - 1)]!;
    passed.push(...gate.write(bytes.subarray(at, at + length)).map((part) => Buffer.from(part)));
    at += length;
  }
  passed.push(...gate.end());
  const offsets = gate.takeOffsets();
  const lines = Array.from(
    { length: gate.rows },
    (_, index) => index + 1 + (offsets.findLast(({ ordinal }) => ordinal <= index + 1)?.offset ?? 0),
  );
  return { text: Buffer.concat(passed).toString(), heldOut: gate.takeHeldOut(), lines, gate };
}

function refusalOf(work: () => unknown): Pick<Refusal, 'code' | 'details'> {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
}

it('passes rows untouched, without the header', () => {
  expect(through('a,b\n1,"x ""y"""\n2,z\n')).toMatchObject({ text: '1,"x ""y"""\n2,z\n', heldOut: [], lines: [2, 3] });
});

it.each([
  ['a,b\r\n1,2\r\n3,4\r\n', '1,2\r\n3,4\r\n'],
  ['a,b\r1,2\r3,4', '1,2\r3,4\r'],
  ['a,b\n1,2\n3,4', '1,2\n3,4\n'],
  ['a,b\n1,2\r\n3,4\r5,6\n', '1,2\n3,4\n5,6\n'],
  ['a,b\r\n1,2\n3,4', '1,2\r\n3,4\r\n'],
])('gives %j the ending of its first line', (file, text) => {
  for (const piece of [1, 2, 3, 5, 100]) expect(through(file, {}, [piece]).text).toBe(text);
});

it('holds out rows of another length with their line, and leaves out blank ones', () => {
  const { text, heldOut, lines } = through('a,b\n\n1,2\n1,2,3\n   \n"x\ny"\n3,"4\n4"\n5,6\n');
  expect(text).toBe('1,2\n3,"4\n4"\n5,6\n');
  expect(lines).toEqual([3, 8, 10]);
  expect(heldOut).toEqual([
    { line: 4, reason: 'ragged-row', value: '1,2,3', details: { expected: 2, found: 3 } },
    { line: 6, reason: 'ragged-row', value: '"x\ny"', details: { expected: 2, found: 1 } },
  ]);
});

it('takes the columns of the first row where there is no header', () => {
  expect(through('1,2\n3\n', { header: false })).toMatchObject({ text: '1,2\n', lines: [1], heldOut: [{ line: 2 }] });
});

it('holds out a row with a NUL and one of more than a MiB, in memory that stays small', () => {
  const long = `x,${'y'.repeat(3 * 1024 ** 2)}`;
  const { text, heldOut } = through(`a,b\n1,\0\n${long}\n2,3\n`, {}, [64 * 1024]);
  expect(text).toBe('2,3\n');
  expect(heldOut.map(({ line, reason }) => ({ line, reason }))).toEqual([
    { line: 2, reason: 'invalid-character' },
    { line: 3, reason: 'row-too-long' },
  ]);
  expect(heldOut.every(({ value }) => value.length <= 200 && !value.includes('\0'))).toBe(true);
});

it('says on which line the quote opened that never closes', () => {
  expect(refusalOf(() => through('a,b\n1,2\n"3\n4",5\n6,"7\n8,9\n'))).toEqual({ code: 'quote-never-closed', details: { line: 5 } });
});

it('says on which line bytes are not UTF-8, wherever the pieces are cut', () => {
  const file = Buffer.concat([Buffer.from('a,b\n1,caffè\n2,'), Buffer.from([0xe8]), Buffer.from('\n3,4\n')]);
  for (const piece of [1, 3, 14, 100]) {
    expect(refusalOf(() => through(file, {}, [piece]))).toEqual({ code: 'file-encoding', details: { line: 3, encoding: 'utf-8' } });
  }
  expect(through('a,b\n1,caffè\n', {}, [1]).text).toBe('1,caffè\n');
});

it.each([
  ['a,b\n1,2\n', false],
  ['a,b\n1, 2\n', true],
  ['a,b\n1 ,2\n', true],
  ['a,b\n1,"2 "\n', true],
  ['a,b\n1,2\t', true],
  ['a,b\n1,2 3\n', false],
])('knows whether cells of %j are set off by blanks', (file, padded) => {
  expect(through(file, {}, [100]).gate.padded).toBe(padded);
});

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', '\r\n', ' ', '漢', '=', '.'), maxLength: 6 });

it('finds the same rows as csv-parse, whatever the cells, the endings and the pieces', () => {
  const files = fc.record({
    rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    closed: fc.boolean(),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    pieces: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(files, ({ rows, end, closed, delimiter, pieces }) => {
      const file = [['x', 'y', 'z'], ...rows].map((row) => rowOf(row, delimiter)).join(end) + (closed ? end : '');
      const { text, heldOut, gate } = through(file, { delimiter }, pieces);
      expect(heldOut).toEqual([]);
      expect(gate.rows).toBe(rows.length);
      const parsed: string[][] = parse(text, { delimiter, record_delimiter: end, relax_column_count: true });
      expect(parsed).toEqual(rows);
      const lines = file.split(end);
      expect(cellsOf(lines[0]!, delimiter)).toEqual(['x', 'y', 'z']);
    }),
  );
});

it('never passes a row of another length, and loses none, in any text at all', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', ' ', '\0', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(anyText, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), (text, pieces) => {
      let whole: Through;
      try {
        whole = through(text, { columns: 2, header: false }, [1000]);
      } catch (error) {
        expect(refusalOf(() => through(text, { columns: 2, header: false }, pieces)).code).toBe((error as Refusal).code);
        return;
      }
      const { text: passed, heldOut, lines, gate } = through(text, { columns: 2, header: false }, pieces);
      expect({ passed, heldOut, lines }).toEqual({ passed: whole.text, heldOut: whole.heldOut, lines: whole.lines });
      const again = through(passed, { columns: 2, header: false });
      expect({ rows: again.gate.rows, heldOut: again.heldOut }).toEqual({ rows: gate.rows, heldOut: [] });
      const found = [...lines, ...heldOut.map(({ line }) => line)].sort((a, b) => a - b);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
