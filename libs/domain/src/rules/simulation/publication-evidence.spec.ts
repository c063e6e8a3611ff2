import { checkEvidence } from './publication-evidence';

const seen = { failingCases: [], simulatable: true, simulation: { id: 's1', seen: true } };

test('a simulation that was looked at is what a publication rests on', () => {
  expect(checkEvidence(seen)).toEqual({ simulation: 's1' });
});

test('where nothing was ever evaluated a rule is published and that is said, unless a case fails', () => {
  expect(checkEvidence({ failingCases: [], simulatable: false, simulation: null })).toEqual({ simulation: 'no-period-evaluated' });
  expect(() => checkEvidence({ failingCases: ['uno'], simulatable: false, simulation: null })).toThrow('rule-cases-failing');
});

test.each([
  ['rule-cases-failing', { ...seen, failingCases: ['uno', 'due'] }, { cases: ['uno', 'due'] }],
  ['simulation-missing', { ...seen, simulation: null }, {}],
  ['simulation-not-seen', { ...seen, simulation: { id: 's1', seen: false } }, { simulation: 's1' }],
])('refuses with %s', (code, evidence, details) => {
  expect(() => checkEvidence(evidence)).toThrow(expect.objectContaining({ code, details }));
});
