import fc from 'fast-check';
import { REFUSAL_CODES } from '../refusal';
import { runs } from '../testing/runs';
import { DEEPEST, MOST_CONDITIONS } from './check-conditions';
import { checkRule } from './check-rule';

const leaf = { fact: 'ANS.value', operator: 'lessThan', value: 0.8 };
const rule = (some: object = {}) => ({
  name: 'Risposta bassa',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [leaf] } as unknown,
  outcome: { kind: 'improvement' } as unknown,
  ...some,
});
const problemsOf = (some: object) => checkRule(rule(some) as never).map(({ pointer, code }) => `${pointer} ${code}`);
const problemsIn = (conditions: unknown) => problemsOf({ conditions });
/** Groups inside groups, `depth` of them, with a condition in the innermost. */
const nested = (depth: number, kind: 'all' | 'not' = 'all') => {
  let condition: unknown = leaf;
  for (let each = 0; each < depth; each++) condition = kind === 'not' ? { not: condition } : { all: [condition] };
  return condition;
};

describe('a rule that may be kept', () => {
  test.each<[string, unknown]>([
    ['one condition', { all: [leaf] }],
    ['any of two', { any: [leaf, leaf] }],
    ['not', { not: leaf }],
    ['groups in groups', { all: [{ any: [{ not: { all: [leaf] } }, leaf] }] }],
    ['a list', { all: [{ fact: 'ANS.severity', operator: 'in', value: ['warning', 'critical'] }] }],
    ['truth', { all: [{ fact: 'ANS.signal', operator: 'equal', value: true }] }],
    ['text', { all: [{ fact: 'subject.team', operator: 'notEqual', value: 'tributi' }] }],
    ['kind', { all: [{ fact: 'subject.kind', operator: 'in', value: ['team'] }] }],
    ['as deep as may be', nested(DEEPEST)],
    ['as broad as may be', { all: Array.from({ length: MOST_CONDITIONS }, () => leaf) }],
  ])('%s', (_case, conditions) => {
    expect(problemsIn(conditions)).toEqual([]);
  });

  test.each([
    { kind: 'improvement' },
    { kind: 'improvement', title: 'Più personale al telefono', indicator: 'ANS', note: null },
    { kind: 'training', course: 'Chiusura del contatto', indicator: 'RES' },
  ])('outcome %j', (outcome) => expect(problemsOf({ outcome })).toEqual([]));

  test.each([
    { persistence: null },
    { persistence: { times: 2, periods: 3 } },
    { persistence: { times: 24, periods: 24 } },
    { dose: { coolDownPeriods: 24, oneTrainingAtATime: false } },
    { dose: { coolDownPeriods: 0, oneTrainingAtATime: true }, outcome: { kind: 'training' } },
  ])('over time %j', (some) => expect(problemsOf(some)).toEqual([]));

  test.each(['agent', 'team'])('a bonus for %ss', (appliesTo) => {
    expect(problemsOf({ appliesTo, outcome: { kind: 'bonus' } })).toEqual([]);
  });
});

describe('conditions that are refused, with where and why', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ' rule-not-a-condition'],
    ['null', null, ' rule-not-a-condition'],
    ['text', 'all', ' rule-not-a-condition'],
    ['a list', [leaf], ' rule-not-a-condition'],
    ['a bare condition', leaf, ' rule-root-not-a-group'],
    ['an empty object', {}, ' rule-root-not-a-group'],
    ['a named condition', { condition: 'mine' }, ' rule-root-not-a-group'],
    ['a named condition inside', { all: [{ condition: 'mine' }] }, '/all/0 rule-not-a-condition'],
    ['an empty all', { all: [] }, '/all rule-empty-group'],
    ['an empty any inside', { all: [leaf, { any: [] }] }, '/all/1/any rule-empty-group'],
    ['all of no list', { all: leaf }, '/all rule-not-a-condition'],
    ['not of nothing', { not: null }, '/not rule-not-a-condition'],
    ['not of a list', { not: [leaf] }, '/not rule-not-a-condition'],
    ['two groups in one', { all: [leaf], any: [leaf] }, ' rule-unknown-key'],
    ['a priority on a group', { all: [leaf], priority: 2 }, ' rule-unknown-key'],
    ['a path', { all: [{ ...leaf, path: '$..*' }] }, '/all/0 rule-unknown-key'],
    ['parameters', { all: [{ ...leaf, params: {} }] }, '/all/0 rule-unknown-key'],
    ['a priority', { all: [{ ...leaf, priority: 1 }] }, '/all/0 rule-unknown-key'],
    ['a name', { all: [{ ...leaf, name: 'x' }] }, '/all/0 rule-unknown-key'],
    [
      'a key that would be a prototype',
      JSON.parse('{"all":[{"fact":"ANS.value","operator":"lessThan","value":1,"__proto__":{}}]}'),
      '/all/0 rule-unknown-key',
    ],
    ['an unknown fact', { all: [{ ...leaf, fact: 'FCR.value' }] }, '/all/0/fact rule-unknown-fact'],
    ['a fact of the language', { all: [{ ...leaf, fact: '__proto__' }] }, '/all/0/fact rule-unknown-fact'],
    ['another of them', { all: [{ ...leaf, fact: 'constructor' }] }, '/all/0/fact rule-unknown-fact'],
    ['a fact that cannot be written', { all: [{ ...leaf, fact: { toString: null } }] }, '/all/0/fact rule-unknown-fact'],
    ['a fact that is no text', { all: [{ ...leaf, fact: { fact: 'ANS.value' } }] }, '/all/0/fact rule-unknown-fact'],
    ['a deviation of what has no target', { all: [{ ...leaf, fact: 'VOL.deviation' }] }, '/all/0/fact rule-unknown-fact'],
    ['an unknown operator', { all: [{ ...leaf, operator: 'contains' }] }, '/all/0/operator rule-unknown-operator'],
    ['a decorated operator', { all: [{ ...leaf, operator: 'not:lessThan' }] }, '/all/0/operator rule-unknown-operator'],
    ['an operator of the language', { all: [{ ...leaf, operator: 'constructor' }] }, '/all/0/operator rule-unknown-operator'],
    ['no operator', { all: [{ fact: 'ANS.value', value: 1 }] }, '/all/0/operator rule-unknown-operator'],
    ['size of a text', { all: [{ fact: 'subject.team', operator: 'lessThan', value: 'b' }] }, '/all/0/operator rule-operator-not-for-type'],
    [
      'size of a severity',
      { all: [{ fact: 'ANS.severity', operator: 'greaterThan', value: 'met' }] },
      '/all/0/operator rule-operator-not-for-type',
    ],
    ['a list of truths', { all: [{ fact: 'ANS.signal', operator: 'in', value: [true] }] }, '/all/0/operator rule-operator-not-for-type'],
    ['a number as text', { all: [{ ...leaf, value: '0.8' }] }, '/all/0/value rule-value-type'],
    ['no value', { all: [{ fact: 'ANS.value', operator: 'lessThan' }] }, '/all/0/value rule-value-type'],
    ['null', { all: [{ ...leaf, value: null }] }, '/all/0/value rule-value-type'],
    ['no number', { all: [{ ...leaf, value: NaN }] }, '/all/0/value rule-value-type'],
    ['infinity', { all: [{ ...leaf, value: Infinity }] }, '/all/0/value rule-value-type'],
    ['another fact', { all: [{ ...leaf, value: { fact: 'ANS.target' } }] }, '/all/0/value rule-value-type'],
    ['a list for one', { all: [{ ...leaf, value: [0.8] }] }, '/all/0/value rule-value-type'],
    ['one for a list', { all: [{ ...leaf, operator: 'in', value: 0.8 }] }, '/all/0/value rule-value-type'],
    ['an empty list', { all: [{ ...leaf, operator: 'in', value: [] }] }, '/all/0/value rule-value-type'],
    ['a mixed list', { all: [{ ...leaf, operator: 'in', value: [1, '2'] }] }, '/all/0/value rule-value-type'],
    [
      'too long a list',
      { all: [{ ...leaf, operator: 'in', value: Array.from({ length: 201 }, () => 1) }] },
      '/all/0/value rule-value-type',
    ],
    ['a severity that is none', { all: [{ fact: 'ANS.severity', operator: 'equal', value: 'bad' }] }, '/all/0/value rule-value-type'],
    ['a kind that is none', { all: [{ fact: 'subject.kind', operator: 'equal', value: 'robot' }] }, '/all/0/value rule-value-type'],
    ['truth as a number', { all: [{ fact: 'ANS.signal', operator: 'equal', value: 1 }] }, '/all/0/value rule-value-type'],
    ['text as truth', { all: [{ fact: 'subject.team', operator: 'equal', value: true }] }, '/all/0/value rule-value-type'],
  ])('%s', (_case, conditions, problem) => {
    expect(problemsIn(conditions)).toEqual([`/conditions${problem}`]);
  });

  test('each of several problems is told, in their order', () => {
    const conditions = { any: [{ ...leaf, fact: 'X' }, { all: [] }, { ...leaf, value: 'y' }] };
    expect(problemsIn(conditions)).toEqual([
      '/conditions/any/0/fact rule-unknown-fact',
      '/conditions/any/1/all rule-empty-group',
      '/conditions/any/2/value rule-value-type',
    ]);
  });
});

describe('limits', () => {
  test.each(['all', 'not'] as const)('one %s deeper than may be', (kind) => {
    expect(checkRule(rule({ conditions: nested(DEEPEST + 1, kind) })).map(({ code }) => code)).toEqual(['rule-too-deep']);
  });

  test.each(['all', 'not'] as const)('five thousand deep does not overflow: %s', (kind) => {
    expect(checkRule(rule({ conditions: nested(5_000, kind) })).map(({ code }) => code)).toEqual(['rule-too-deep']);
  });

  test.each(['fact', 'operator', 'value'])('five thousand deep where a word belongs: %s', (key) => {
    let deep: unknown = 'ANS.value';
    for (let each = 0; each < 5_000; each++) deep = [deep];
    expect(checkRule(rule({ conditions: { all: [{ ...leaf, [key]: deep }] } }))).toHaveLength(1);
  });

  test('too many in one group, spread over groups, or as empty groups', () => {
    const many = (count: number, condition: unknown = leaf) => Array.from({ length: count }, () => condition);
    expect(problemsIn({ all: many(MOST_CONDITIONS + 1) })).toEqual(['/conditions rule-too-many-conditions']);
    expect(problemsIn({ all: many(3, { any: many(67) }) })).toEqual(['/conditions rule-too-many-conditions']);
    expect(problemsIn({ any: many(20, { all: many(20, { all: [] }) }) }).at(-1)).toBe('/conditions rule-too-many-conditions');
  });

  test('a million conditions are not looked at one by one', () => {
    const conditions = { all: Array.from({ length: 1_000_000 }, () => ({ all: [] })) };
    expect(checkRule(rule({ conditions })).length).toBeLessThan(MOST_CONDITIONS + 2);
  });
});

describe('the rest of the rule', () => {
  test.each<[object, string]>([
    [{ name: '  ' }, '/name rule-name-missing'],
    [{ name: 7 }, '/name rule-name-missing'],
    [{ appliesTo: 'queue' }, '/appliesTo rule-applies-to-unknown'],
    [{ appliesTo: 'constructor', outcome: { kind: 'bonus' } }, '/appliesTo rule-applies-to-unknown'],
    [{ periodKind: 'fortnight' }, '/periodKind rule-period-kind-unknown'],
    [{ outcome: null }, '/outcome/kind rule-outcome-unknown'],
    [{ outcome: 'bonus' }, '/outcome/kind rule-outcome-unknown'],
    [{ outcome: { kind: 'dismissal' } }, '/outcome/kind rule-outcome-unknown'],
    [{ outcome: { kind: 'constructor' } }, '/outcome/kind rule-outcome-unknown'],
    [{ outcome: { kind: 'improvement', indicator: 'FCR' } }, '/outcome/indicator rule-outcome-parameter'],
    [{ outcome: { kind: 'improvement', course: 'x' } }, '/outcome/course rule-outcome-parameter'],
    [{ outcome: { kind: 'training', title: 7 } }, '/outcome/title rule-outcome-parameter'],
    [{ outcome: { kind: 'training', title: 'x'.repeat(201) } }, '/outcome/title rule-outcome-parameter'],
    [{ outcome: { kind: 'bonus' }, appliesTo: 'channel' }, '/appliesTo rule-bonus-not-for-kind'],
    [{ outcome: { kind: 'bonus' }, appliesTo: 'organisation' }, '/appliesTo rule-bonus-not-for-kind'],
    [{ persistence: { times: 3, periods: 2 } }, '/persistence rule-persistence-unfit'],
    [{ persistence: { times: 1.5, periods: 3 } }, '/persistence rule-persistence-unfit'],
    [{ persistence: { times: 1, periods: 25 } }, '/persistence rule-persistence-unfit'],
    [{ persistence: { times: 1, periods: 2, of: 'weeks' } }, '/persistence rule-persistence-unfit'],
    [{ persistence: 'always' }, '/persistence rule-persistence-unfit'],
    [{ dose: null }, '/dose rule-dose-unfit'],
    [{ dose: { coolDownPeriods: -1, oneTrainingAtATime: false } }, '/dose rule-dose-unfit'],
    [{ dose: { coolDownPeriods: 1, oneTrainingAtATime: 'yes' } }, '/dose rule-dose-unfit'],
    [{ dose: { coolDownPeriods: 25, oneTrainingAtATime: false } }, '/dose rule-dose-unfit'],
    [{ dose: { coolDownPeriods: 1, oneTrainingAtATime: false, extra: 1 } }, '/dose rule-dose-unfit'],
    [{ dose: { coolDownPeriods: 0, oneTrainingAtATime: true } }, '/dose/oneTrainingAtATime rule-dose-not-for-outcome'],
    [
      { outcome: { kind: 'bonus' }, dose: { coolDownPeriods: 2, oneTrainingAtATime: false } },
      '/dose/coolDownPeriods rule-dose-not-for-outcome',
    ],
  ])('%j: %s', (some, problem) => {
    expect(problemsOf(some)).toEqual([problem]);
  });
});

test('whatever JSON comes, it is told what is wrong, and nothing else happens', () => {
  const key = fc.constantFrom('all', 'any', 'not', 'fact', 'operator', 'value', 'path', 'condition', '__proto__', 'kind');
  const scalar = fc.oneof(
    fc.constantFrom('ANS.value', 'lessThan', 'in', 'critical', 'improvement'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 12, withCrossShrink: true },
      scalar,
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(key, tie('json'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(json, json, (conditions, outcome) => {
      for (const { code, pointer } of checkRule(rule({ conditions, outcome }))) {
        expect(REFUSAL_CODES).toContain(code);
        expect(pointer).toMatch(/^\/(conditions|outcome|appliesTo)/);
      }
    }),
    runs(10_000),
  );
});
