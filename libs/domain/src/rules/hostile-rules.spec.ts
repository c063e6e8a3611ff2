import fc from 'fast-check';
import { REFUSAL_CODES } from '../refusal';
import { hostileRules, type HostileRule } from '../testing/hostile-rules';
import { runs } from '../testing/runs';
import { checkRule, type RuleCandidate } from './check-rule';

const low = { fact: 'RES.value', operator: 'lessThan', value: 0.5 };
const candidateOf = (rule: HostileRule) => ('text' in rule ? (JSON.parse(rule.text) as RuleCandidate) : rule.candidate);

/** The same value, counting how often anything in it is looked at. */
function watched<T>(value: T, looked: () => void): T {
  if (typeof value !== 'object' || value === null) return value;
  const look = <A extends readonly unknown[], R>(through: (...from: A) => R) => {
    return (...from: A): R => {
      looked();
      return watched(through(...from), looked);
    };
  };
  return new Proxy(value, {
    get: look((target: object, key: PropertyKey) => Reflect.get(target, key) as unknown),
    has: look(Reflect.has),
    ownKeys: look(Reflect.ownKeys),
  }) as T;
}

test('at least 200 hostile rules are refused, each with codes and figures for a sentence, small whatever came', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(hostileRules, (rule) => {
      seen.add(rule.what);
      const problems = checkRule(candidateOf(rule));
      expect([rule.what, problems.length]).not.toEqual([rule.what, 0]);
      for (const { code, pointer } of problems) {
        expect(REFUSAL_CODES).toContain(code);
        expect(pointer).toMatch(/^\/(conditions|outcome)/);
      }
      expect(JSON.stringify(problems).length).toBeLessThan(60_000);
      expect(Object.prototype).not.toHaveProperty('polluted');
    }),
    runs(2_000),
  );
  expect(seen.size).toBeGreaterThan(15);
});

test('however large a hostile rule is, no more than a bounded part of it is looked at', () => {
  fc.assert(
    fc.property(hostileRules, (rule) => {
      let looks = 0;
      checkRule(watched(candidateOf(rule), () => looks++));
      expect([rule.what, looks]).toEqual([rule.what, Math.min(looks, 20_000)]);
    }),
    runs(2_000),
  );
});

test.each([
  ['a million conditions', `{"all":[${Array(1_000_000).fill('{"fact":"RES.value","operator":"lessThan","value":1}').join()}]}`],
  ['a million groups in a group', `{"any":[{"all":[${Array(1_000_000).fill('{"all":[]}').join()}]}]}`],
  ['a million keys in a condition', `{"all":[{${Array.from({ length: 1_000_000 }, (_, key) => `"k${key}":1`).join()}}]}`],
  ['a million values', `{"all":[{"fact":"RES.value","operator":"in","value":[${Array(1_000_000).fill('1').join()}]}]}`],
  ['five thousand groups in one another', `${'{"all":['.repeat(5_000)}1${']}'.repeat(5_000)}`],
])('%s: checking takes no longer than a bare parse of the text', (_what, text) => {
  const began = performance.now();
  const conditions = JSON.parse(text) as unknown;
  const parsed = performance.now();
  const problems = checkRule({ name: 'x', appliesTo: 'team', periodKind: 'month', conditions, outcome: { kind: 'training' } });
  const checked = performance.now();
  expect(problems.length).toBeGreaterThan(0);
  // Of a text that is parsed within a blink the clock says nothing.
  expect(checked - parsed).toBeLessThan(parsed - began + 20);
});

test('a sound rule is not among them', () => {
  const conditions = { all: [{ fact: 'subject.team', operator: 'equal', value: 'Caffè à la 🦊' }] };
  const rule = { name: 'È «così»', appliesTo: 'team', periodKind: 'month', conditions, outcome: { kind: 'training', note: 'a\nb' } };
  expect(checkRule(rule)).toEqual([]);
});

test.each([
  [{ name: 'a\u0000b' }, '/name rule-text-unfit'],
  [{ name: 'x'.repeat(201) }, '/name rule-text-unfit'],
  [{ outcome: { kind: 'training', note: 'a\u0000b' } }, '/outcome/note rule-text-unfit'],
  [{ outcome: { kind: 'training', 'a/b~c': 1 } }, '/outcome/a~1b~0c rule-outcome-parameter'],
])('%j: %s', (some, problem) => {
  const rule = {
    name: 'x',
    appliesTo: 'team',
    periodKind: 'month',
    conditions: { not: { all: [low] } },
    outcome: { kind: 'training' },
    ...some,
  };
  expect(checkRule(rule).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([problem]);
});

test.each([
  ['contains', 'contains'],
  ['x'.repeat(500), 'x'.repeat(100)],
  [7, '7'],
  [true, 'true'],
  [undefined, ''],
  [{ toString: null }, '…'],
])('what was written in place of an operator is told, cut short: %j', (operator, told) => {
  const conditions = { all: [{ fact: 'RES.value', operator, value: 1 }] };
  const rule = { name: 'x', appliesTo: 'team', periodKind: 'month', conditions, outcome: { kind: 'training' } };
  expect(checkRule(rule).map(({ details }) => details['operator'])).toEqual([told]);
});
