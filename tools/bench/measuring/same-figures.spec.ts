import { sameFigures } from './same-figures.ts';

const subject = { kind: 'team', id: '7d0cbf1a-3a1c-4b5e-8f43-9ad0a2b6c111', code: 'team-1', name: 'Team 1' } as const;
const row = { indicator: 'ASA', subject, value: 90.003, sample: 40, numerator: 3600.12, denominator: 40, missing: [] as string[] };
const percentile = { ...row, indicator: 'OCQ', value: 170, numerator: null, denominator: null };

it.each([
  ['the same', row, { numerator: 3600.1200000000003, denominator: 40 }],
  ['a count', { ...row, numerator: 40, denominator: null }, { numerator: 40, denominator: null }],
  ['a percentile', percentile, { numerator: 170, denominator: 40 }],
  ['nothing on both sides', { ...row, numerator: null, denominator: null, missing: ['records'] }, { numerator: 0, denominator: 0 }],
  ['what too few people made', { ...row, numerator: null, missing: ['small-group'] }, { numerator: 5, denominator: 7 }],
])('agrees: %s', (_, shown, figure) => {
  expect(() => sameFigures([shown], () => figure)).not.toThrow();
});

it.each([
  ['another numerator', row, { numerator: 3600.13, denominator: 40 }],
  ['another denominator', row, { numerator: 3600.12, denominator: 41 }],
  ['another percentile', percentile, { numerator: 171, denominator: 40 }],
  ['a percentile of another number of cases', percentile, { numerator: 170, denominator: 41 }],
  ['a subject that the yardstick does not know', row, undefined],
  ['something where nothing was measured', { ...row, numerator: null, missing: ['records'] }, { numerator: 5, denominator: 7 }],
])('differs: %s', (_, shown, figure) => {
  expect(() => sameFigures([row, shown], (one) => (one === shown ? figure : { numerator: 3600.12, denominator: 40 }))).toThrow('differ');
});

it('takes no figures at all for no agreement', () => {
  expect(() => sameFigures([], () => undefined)).toThrow('0 of 0');
});
