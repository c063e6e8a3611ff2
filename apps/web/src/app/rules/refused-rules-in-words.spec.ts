import { checkRule, REFUSAL_CODES } from '@circolo/domain';
import en from '../ui/refusals-en.json' with { type: 'json' };
import it from '../ui/refusals-it.json' with { type: 'json' };

const leaf = { fact: 'RES.value', operator: 'lessThan', value: 0.5 };
const deep = Array.from({ length: 20 }).reduce<unknown>((inside) => ({ all: [inside] }), leaf);
const rule = (conditions: unknown, some: object = {}) => ({
  name: 'x',
  appliesTo: 'team',
  periodKind: 'month',
  conditions,
  outcome: { kind: 'training' },
  ...some,
});

/** A rule for each thing that can be wrong with one. */
const REFUSED = [
  rule(null, { name: ' ', appliesTo: 'queue', periodKind: 'never', outcome: { kind: 'none' } }),
  rule(leaf, { appliesTo: 'channel', outcome: { kind: 'bonus', amount: 1 } }),
  rule({ all: [] }),
  rule(deep),
  rule({ all: Array.from({ length: 300 }, () => leaf) }),
  rule({ all: [{ ...leaf, path: '$..*' }] }),
  rule({ all: [{ ...leaf, fact: '__proto__' }] }),
  rule({ all: [{ ...leaf, fact: { deep } }] }),
  rule({ all: [{ ...leaf, operator: 'contains' }] }),
  rule({ all: [{ ...leaf, operator: null }] }),
  rule({ all: [{ fact: 'subject.team', operator: 'lessThan', value: 'a' }] }),
  rule({ all: [{ ...leaf, value: '4' }] }),
  rule({ all: [{ fact: 'subject.team', operator: 'equal', value: 'a\u0000' }] }),
  rule({ all: [leaf] }, { outcome: { kind: 'training', note: 'a\u0000' } }),
  rule({ all: [leaf] }, { persistence: { times: 3, periods: 2 } }),
  rule({ all: [leaf] }, { dose: { coolDownPeriods: -1, oneTrainingAtATime: false } }),
  rule({ all: [leaf] }, { dose: { coolDownPeriods: 1, oneTrainingAtATime: false }, outcome: { kind: 'bonus' } }),
];
const problems = REFUSED.flatMap((one) => checkRule(one));

test('each thing that can be wrong with a rule is among these', () => {
  // Not of what a rule says: that there is something wrong at all, and that its cases do not hold.
  const others: readonly string[] = ['rule-invalid', 'rule-cases-failing'];
  const codes = REFUSAL_CODES.filter((code) => code.startsWith('rule-') && !others.includes(code));
  expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual([...codes].sort());
});

test.each([
  ['Italian', it],
  ['English', en],
])('its sentence in %s lacks none of the words that it needs', (_language, sentences) => {
  for (const { code, details } of problems) {
    const sentence = (sentences as Record<string, string>)[code] ?? '';
    expect(sentence).not.toBe('');
    for (const [, name] of sentence.matchAll(/\{\{ (\w+) \}\}/g)) {
      expect([code, name, details[name!] ?? null]).not.toEqual([code, name, null]);
    }
  }
});
