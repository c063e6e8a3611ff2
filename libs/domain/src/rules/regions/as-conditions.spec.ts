import fc from 'fast-check';
import { randomFacts, RANDOM_FACTS } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { factNamed } from '../catalogue';
import { compare } from '../leaf';
import { takesList } from '../operators';
import type { LeafCondition } from '../rule';
import { asConditions } from './as-conditions';
import { domainOf } from './fact-domain';
import { regionOf } from './region';
import { complement, isIn, type ValueSet } from './value-set';

test.each<[string, ValueSet, readonly string[]]>([
  ['subject.team', { kind: 'words', words: ['a'], but: false, missing: false }, ['equal a']],
  ['subject.team', { kind: 'words', words: ['a', 'b'], but: false, missing: false }, ['in a,b']],
  ['subject.team', { kind: 'words', words: ['a'], but: true, missing: false }, ['notEqual a']],
  ['subject.team', { kind: 'words', words: ['a', 'b'], but: true, missing: true }, ['notIn a,b']],
  ['subject.team', { kind: 'words', words: [], but: true, missing: false }, ['']],
  ['subject.team', { kind: 'words', words: [], but: false, missing: false }, []],
  ['RES.gap', domainOf(factNamed('RES.gap')!), ['']],
  ['RES.value', domainOf(factNamed('RES.value')!), ['greaterThanInclusive 0 and lessThanInclusive 1']],
])('%s %j', (fact, set, expected) => {
  const told = asConditions(fact, set).map((all) => all.map(({ operator, value }) => `${operator} ${String(value)}`).join(' and '));
  expect(told).toEqual(expected);
});

test('the conditions say just what the set is', () => {
  const fact = fc.constantFrom(...Object.keys(RANDOM_FACTS));
  fc.assert(
    fc.property(fact, fc.nat(), fc.nat(), fc.boolean(), randomFacts({ missing: false }), (name, at, which, negated, facts) => {
      const { operators } = factNamed(name)!;
      const operator = operators[which % operators.length]!;
      const value = RANDOM_FACTS[name]![at % RANDOM_FACTS[name]!.length]!;
      const leaf = { fact: name, operator, value: takesList(operator) ? [value] : value } as LeafCondition;
      const [box] = regionOf(leaf, negated ? 'fails' : 'holds')!;
      const domain = domainOf(factNamed(name)!);
      const set = box?.get(name) ?? complement(domain, domain, false);
      const told = asConditions(name, set).some((all) => all.every((one) => compare(one.operator, facts[name], one.value)));
      expect(told).toBe(isIn(set, facts[name]!));
    }),
    runs(5_000),
  );
});
