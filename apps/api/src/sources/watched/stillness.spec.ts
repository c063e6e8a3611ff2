import { type Sighting, Stillness } from './stillness';

const file = (changes: Partial<Sighting> = {}): Sighting => ({ path: 'acd/a.csv', inode: 1, bytes: 10, changedMs: 1000, ...changes });

it.each<[string, readonly Sighting[], readonly Sighting[], number, readonly string[]]>([
  ['still for ten seconds', [file()], [file()], 10_000, ['acd/a.csv']],
  ['still for less', [file()], [file()], 9_999, []],
  ['grown', [file()], [file({ bytes: 11 })], 60_000, []],
  ['written again', [file()], [file({ changedMs: 2000 })], 60_000, []],
  ['another file of the same name', [file()], [file({ inode: 2 })], 60_000, []],
  ['new', [], [file()], 60_000, []],
  ['renamed when it was finished', [file({ path: 'acd/a.csv.part' })], [file()], 1, ['acd/a.csv']],
  ['renamed and grown since', [file({ path: 'acd/a.csv.part' })], [file({ bytes: 11 })], 1, []],
  ['a part, however still', [file({ path: 'acd/a.csv.part' })], [file({ path: 'acd/a.csv.part' })], 60_000, []],
])('a file that is %s', (_, first, second, later, whole) => {
  const stillness = new Stillness();
  expect(stillness.look(first, 0)).toEqual(new Set());
  expect(stillness.look(second, later)).toEqual(new Set(whole));
});
