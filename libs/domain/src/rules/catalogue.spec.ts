import { FACTS, factNamed } from './catalogue';
import { FACT_TYPES } from './fact-type';
import { OPERATORS, OPERATORS_BY_TYPE, takesList } from './operators';
import { OUTCOME_KINDS, OUTCOMES } from './outcomes';

const names = FACTS.map(({ name }) => name);

test('every fact is there once, named in both languages, with the operators of its type', () => {
  expect(new Set(names).size).toBe(names.length);
  for (const { label, type, operators } of FACTS) {
    expect([label.it.trim(), label.en.trim()]).not.toContain('');
    expect(operators).toBe(OPERATORS_BY_TYPE[type]);
  }
});

test('an indicator with a target has ten facts, one for context has two', () => {
  expect(names.filter((name) => name.startsWith('ANS.'))).toEqual(
    ['value', 'sample', 'target', 'gap', 'deviation', 'severity', 'significant', 'signal', 'trend', 'periodsOff'].map(
      (part) => `ANS.${part}`,
    ),
  );
  expect(names.filter((name) => name.startsWith('VOL.'))).toEqual(['VOL.value', 'VOL.sample']);
});

test('what the other rooms tell is in the same list', () => {
  expect(names.filter((name) => /^[a-z]/.test(name))).toEqual([
    'subject.kind',
    'subject.team',
    'subject.tenureMonths',
    'training.pending',
    'training.completed',
    'open.improvements',
    'open.assignments',
  ]);
});

test('units are those of the indicator, where the fact is in them', () => {
  const unitOf = (name: string) => factNamed(name)?.unit;
  expect([unitOf('AHT.value'), unitOf('AHT.gap'), unitOf('AHT.deviation')]).toEqual(['seconds', 'seconds', 'fraction']);
  expect([unitOf('CSAT_M.target'), unitOf('ANS.periodsOff'), unitOf('ANS.signal')]).toEqual(['points', 'periods', null]);
  expect(factNamed('ANS.severity')?.values).toEqual(['met', 'watch', 'warning', 'critical']);
});

test.each(['FCR.value', 'ANS', 'constructor', '__proto__', 'toString', '', null, 7, {}, undefined])('%j is no fact', (name) => {
  expect(factNamed(name)).toBeNull();
});

test('only numbers are compared by size, and truth only for equality', () => {
  for (const type of FACT_TYPES) {
    expect(OPERATORS_BY_TYPE[type].includes('lessThan')).toBe(type === 'number');
    expect(OPERATORS_BY_TYPE[type].includes('in')).toBe(type !== 'boolean');
  }
  expect(OPERATORS.filter(takesList)).toEqual(['in', 'notIn']);
});

test('a bonus is about agents and teams; every outcome is described', () => {
  expect(OUTCOMES.bonus.subjects).toEqual(['agent', 'team']);
  for (const kind of OUTCOME_KINDS) {
    expect(OUTCOMES[kind].kind).toBe(kind);
    for (const { label } of [OUTCOMES[kind], ...OUTCOMES[kind].parameters]) expect([label.it, label.en]).not.toContain('');
  }
});
