import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { formatOf } from '../uploads/guess-format';
import { lookAt } from '../uploads/look-at';
import { fileToRead } from '../reading/file-to-read';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-jsonl-'));
  file = path.join(folder, 'file.jsonl');
});
afterAll(() => rm(folder, { recursive: true }));

async function seen(text: string | Buffer) {
  await writeFile(file, text);
  return lookAt(file, { kind: 'jsonl' });
}

it('has a column for each path of keys, in the order in which they come', async () => {
  const lines = [
    { id: 'a', customer: { id: 12, name: { first: 'Zoë' } }, tags: ['x', 'y'] },
    { channel: 'mail', id: 'b', customer: { id: null } },
  ];
  expect(await seen(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual({
    columns: ['id', 'customer.id', 'customer.name.first', 'tags', 'channel'],
    sample: [
      { line: 1, cells: ['a', '12', 'Zoë', '["x","y"]', ''] },
      { line: 2, cells: ['b', '', '', '', 'mail'] },
    ],
    warnings: [],
  });
});

it.each<[string, string]>([
  ['12.50', '12.5'],
  ['-0', '0'],
  ['1e3', '1000'],
  ['1.5e-9', '0.0000000015'],
  ['0.30000000000000004', '0.3'],
  ['12345678901234567890', '12345678901234567890'],
  ['true', 'true'],
  ['null', ''],
  ['{}', ''],
  ['[]', ''],
  ['"a\\"b\\u00e8\\n"', 'a"bè\n'],
  ['"1234567890123456789"', '1234567890123456789'],
])('tells %s as %j', async (value, text) => {
  expect((await seen(`{"id":"a","x":${value}}`)).sample).toEqual([{ line: 1, cells: ['a', text] }]);
});

it('holds out the lines that are no objects, and keeps the lines of the others', async () => {
  await writeFile(file, '\uFEFF{"id":"a"}\r\n\n[1]\n{"id":"b"\n{"id":"c\\u0000"}\n{}\n{"id":"d","later":1}\nnull\n');
  const { columns, rows } = await fileToRead(file, { kind: 'jsonl' });
  const { gate, pieces } = rows({});
  const passed: Buffer[] = [];
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) passed.push(...piece.value);
  expect(columns).toEqual(['id', 'later']);
  expect(Buffer.concat(passed).toString()).toBe('a,""\nd,1\n');
  expect(gate.takeHeldOut().map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'not-an-object'],
    [4, 'not-an-object'],
    [5, 'invalid-character'],
    [8, 'not-an-object'],
  ]);
  expect(gate.takeOffsets()).toEqual([{ ordinal: 2, offset: 5 }]);
});

it('looks for keys in a thousand lines', async () => {
  const lines = Array.from({ length: 1001 }, (_, n) => `{"id":${n},"k${n}":1}`);
  await expect(seen(lines.join('\n'))).rejects.toMatchObject({ code: 'file-type', details: { found: 'too-many-columns', columns: 1001 } });
  const few = Array.from({ length: 1001 }, (_, n) => `{"id":${n}${n >= 999 ? `,"k${n}":1` : ''}}`);
  expect((await seen(few.join('\n'))).columns).toEqual(['id', 'k999']);
});

it.each<[string, string | Buffer, string]>([
  ['a list', '[{"id":1}]', 'json-lines-expected'],
  ['no JSON', 'id,at\n1,2\n', 'json-lines-expected'],
  ['nothing', '\n\n', 'file-empty'],
  ['bytes that are not UTF-8', Buffer.from('{"id":"\u00e8"}', 'latin1'), 'file-encoding'],
])('refuses %s', async (_, text, code) => {
  await expect(seen(text)).rejects.toMatchObject({ code });
});

it('lets a list inside of a hundred thousand lists be no object, and a line of two megabytes be too long', async () => {
  await writeFile(
    file,
    `{"id":"a"}\n{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"id":"${'x'.repeat(2 * 1024 ** 2)}"}\n{"id":"b"}\n`,
  );
  const { gate, pieces } = (await fileToRead(file, { kind: 'jsonl' })).rows({});
  while (!(await pieces.next()).done);
  expect(gate.rows).toBe(2);
  expect(gate.takeHeldOut().map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'not-an-object'],
    [3, 'row-too-long'],
  ]);
});

it('is guessed by its first line', async () => {
  await writeFile(file, '{"id":"a"}\n{"id":"b"}\n');
  expect(await formatOf(file, {})).toEqual({ format: { kind: 'jsonl' }, warnings: [] });
});
