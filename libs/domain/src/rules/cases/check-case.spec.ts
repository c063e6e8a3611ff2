import { checkCase } from './check-case';

test('a case of known facts with values of their type may be kept, also where nothing is known', () => {
  const facts = { 'RES.value': 0.5, 'RES.signal': true, 'RES.severity': 'met', 'subject.team': 'tributi', 'AHT.value': null };
  expect(checkCase({ name: 'bassa', facts })).toEqual([]);
});

test.each<[string, unknown, unknown, string, string]>([
  ['no name', ' ', {}, '/name', 'rule-name-missing'],
  ['a name that is none', 4, {}, '/name', 'rule-name-missing'],
  ['a name that cannot be kept', 'a\u0000', {}, '/name', 'rule-text-unfit'],
  ['facts that are none', 'uno', null, '/facts', 'case-facts-unfit'],
  ['a list', 'uno', [], '/facts', 'case-facts-unfit'],
  [
    'more than any rule asks',
    'uno',
    Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`x${at}`, 1])),
    '/facts',
    'case-facts-unfit',
  ],
  ['an unknown fact', 'uno', { 'FCR/x~': 1 }, '/facts/FCR~1x~0', 'rule-unknown-fact'],
  ['a name of the language', 'uno', JSON.parse('{"__proto__":1}'), '/facts/__proto__', 'rule-unknown-fact'],
  ['a text for a number', 'uno', { 'RES.value': '4' }, '/facts/RES.value', 'rule-value-type'],
  ['not a number', 'uno', { 'RES.value': NaN }, '/facts/RES.value', 'rule-value-type'],
  ['a number for a truth', 'uno', { 'RES.signal': 1 }, '/facts/RES.signal', 'rule-value-type'],
  ['a number for a word', 'uno', { 'subject.team': 1 }, '/facts/subject.team', 'rule-value-type'],
  ['a word that is none of the few', 'uno', { 'RES.severity': 'bad' }, '/facts/RES.severity', 'rule-value-type'],
  ['a word that cannot be kept', 'uno', { 'subject.team': '\u0000' }, '/facts/subject.team', 'rule-value-type'],
])('refuses %s', (_what, name, facts, pointer, code) => {
  expect(checkCase({ name, facts })).toEqual([expect.objectContaining({ pointer, code })]);
});
