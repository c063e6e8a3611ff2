import type { Rule } from '@circolo/domain';
import { compiledRule } from './compiled-rules';

const rule = (id: string, version: number): Rule => ({
  id,
  version,
  name: 'una regola',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [{ fact: 'RES.value', operator: 'lessThan', value: version / 10 }] },
  outcome: { kind: 'training' },
});

it('compiles a version once, and another version anew', () => {
  const first = compiledRule(rule('r1', 1));
  expect(compiledRule(rule('r1', 1))).toBe(first);
  expect(compiledRule(rule('r1', 2))).not.toBe(first);
  expect(compiledRule(rule('r1', 9)).compiled.verdictOf({ 'RES.value': 0.5 })).toBe('holds');
  expect(first.compiled.verdictOf({ 'RES.value': 0.5 })).toBe('fails');
});

it('keeps no more than a thousand', () => {
  const first = compiledRule(rule('first', 1));
  for (let version = 1; version <= 1_000; version++) compiledRule(rule('many', version));
  const again = compiledRule(rule('first', 1));
  expect(again).not.toBe(first);
  expect(compiledRule(rule('many', 1_000)).rule.version).toBe(1_000);
});
