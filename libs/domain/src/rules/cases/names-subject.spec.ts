import { namesSubject } from './names-subject';

const nives = { kind: 'agent', code: 'OP-17', name: 'Nives De Bò' } as const;
const team = { kind: 'team', code: 'nord', name: 'Squadra Nord Est' } as const;

test.each([
  ['Risoluzione bassa', nives, false],
  ['la nives di ottobre', nives, true],
  ['NIVES, bassa', nives, true],
  ['come op 17', nives, true],
  ['de tutto', nives, false],
  ['de bò', nives, false],
  ['Nives de bò', nives, true],
  ['squadra sotto soglia', team, false],
  ['la squadra nord est', team, true],
  ['quelli di nord', team, true],
  ['---', { ...team, code: '-' }, false],
] as const)('«%s» of %j: %s', (text, subject, tells) => {
  expect(namesSubject(text, subject)).toBe(tells);
});
