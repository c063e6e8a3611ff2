import { askedBy, KEYS_OF, shownKey } from './tree-actions';

const key = (name: string, held: object = {}) =>
  askedBy({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

test.each([
  ['ArrowDown', {}, 'next'],
  ['ArrowDown', { altKey: true }, 'down'],
  ['ArrowLeft', { altKey: true }, 'out'],
  ['c', {}, 'condition'],
  ['z', { ctrlKey: true }, 'undo'],
  ['z', { metaKey: true }, 'undo'],
  ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['x', {}, null],
  ['c', { ctrlKey: true }, null],
  ['Tab', {}, null],
])('%s with %j asks for %s', (name, held, asked) => {
  expect(key(name, held)).toBe(asked);
});

test('no key asks for two things', () => {
  const keys = Object.values(KEYS_OF).flat();
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.map(shownKey)).toContain('Alt+→');
});
