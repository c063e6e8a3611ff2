import fc from 'fast-check';
import { randomConditions } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { leavesOf } from '../leaf';
import type { Condition, GroupCondition, LeafCondition, RuleContent } from '../rule';
import { compareConditions, type ConditionChange } from './compare-conditions';
import { compareVersions } from './compare-versions';

const low: LeafCondition = { fact: 'RES.value', operator: 'lessThan', value: 0.7 };
const idle: LeafCondition = { fact: 'training.pending', operator: 'equal', value: 0 };
const long: LeafCondition = { fact: 'RES.periodsOff', operator: 'greaterThanInclusive', value: 2 };
const teams: LeafCondition = { fact: 'subject.team', operator: 'in', value: ['a', 'b'] };
const told = (changes: readonly ConditionChange[]) =>
  changes.map((change) => {
    const at = [...('before' in change ? [change.before.pointer] : []), ...('after' in change ? [change.after.pointer] : [])];
    return `${change.kind} ${at.join(' → ')}`;
  });

test.each<[string, GroupCondition, GroupCondition, readonly string[]]>([
  ['nothing', { all: [low, idle] }, { all: [low, idle] }, []],
  ['another order', { all: [low, { any: [idle, teams] }] }, { all: [{ any: [{ ...teams, value: ['b', 'a'] }, idle] }, low] }, []],
  [
    'another value',
    { all: [low, idle] },
    { all: [{ ...low, value: 0.6 }, idle] },
    ['condition-changed /conditions/all/0 → /conditions/all/0'],
  ],
  [
    'another operator, elsewhere',
    { all: [low, idle] },
    { all: [idle, { ...low, operator: 'lessThanInclusive' }] },
    ['condition-changed /conditions/all/0 → /conditions/all/1'],
  ],
  ['one more', { all: [low] }, { all: [long, low] }, ['condition-added /conditions/all/0']],
  ['one less', { all: [low, long] }, { all: [long] }, ['condition-removed /conditions/all/0']],
  ['another fact', { all: [low] }, { all: [idle] }, ['condition-removed /conditions/all/0', 'condition-added /conditions/all/0']],
  [
    'joined otherwise',
    { all: [low, idle] },
    { any: [low, { ...idle, value: 1 }] },
    ['join-changed /conditions → /conditions', 'condition-changed /conditions/all/1 → /conditions/any/1'],
  ],
  ['in a group', { all: [{ any: [low, idle] }, long] }, { all: [long, { any: [low] }] }, ['condition-removed /conditions/all/0/any/1']],
  [
    'in a group joined otherwise',
    { all: [{ any: [low, idle] }] },
    { all: [{ not: idle }] },
    ['join-changed /conditions/all/0 → /conditions/all/0', 'condition-removed /conditions/all/0/any/0'],
  ],
  [
    'a condition for a group',
    { not: low },
    { not: { all: [low] } },
    ['condition-removed /conditions/not', 'condition-added /conditions/not'],
  ],
  [
    'a group for a condition',
    { all: [{ all: [low] }] },
    { all: [low] },
    ['condition-removed /conditions/all/0', 'condition-added /conditions/all/0'],
  ],
  ['one of two alike', { all: [low, low] }, { all: [low] }, ['condition-removed /conditions/all/1']],
])('%s', (_case, before, after, expected) => {
  expect(told(compareConditions(before, after))).toEqual(expected);
});

const count = (condition: Condition) => leavesOf(condition).length;

test('nothing differs from itself, all that differs is told, and back again as much', () => {
  fc.assert(
    fc.property(randomConditions(4), randomConditions(4), (before, after) => {
      expect(compareConditions(before, before)).toEqual([]);
      const changes = compareConditions(before, after);
      const sum = changes.reduce(
        (leaves, change) =>
          leaves +
          (change.kind === 'condition-added'
            ? count(change.after.condition)
            : change.kind === 'condition-removed'
              ? -count(change.before.condition)
              : 0),
        count(before),
      );
      expect(sum).toBe(count(after));
      const back = compareConditions(after, before);
      expect(back.some(({ kind }) => kind === 'condition-added')).toBe(changes.some(({ kind }) => kind === 'condition-removed'));
      expect(back.length === 0).toBe(changes.length === 0);
    }),
    runs(10_000),
  );
});

test('one value changed is one change, wherever it stands', () => {
  fc.assert(
    fc.property(randomConditions(4), fc.nat(), (conditions, which) => {
      let place = which % count(conditions);
      const edited = (condition: Condition): Condition => {
        if ('fact' in condition) return place-- === 0 ? { ...condition, value: 0.123 } : condition;
        if ('not' in condition) return { not: edited(condition.not) };
        return 'all' in condition ? { all: condition.all.map(edited) } : { any: condition.any.map(edited) };
      };
      const changes = compareConditions(conditions, edited(conditions) as GroupCondition);
      expect(changes.map(({ kind }) => kind)).toEqual(['condition-changed']);
    }),
    runs(5_000),
  );
});

test('the rest of a rule: name, subject, period, what it proposes and with what', () => {
  const before: RuleContent = {
    name: 'Risoluzione bassa',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: { all: [low] } satisfies GroupCondition,
    outcome: { kind: 'training', title: 'Chiusura', course: 'C1', note: null },
  };
  const after: RuleContent = {
    ...before,
    name: 'Risoluzione molto bassa',
    appliesTo: 'team',
    periodKind: 'quarter',
    conditions: { all: [{ ...low, value: 0.6 }] },
    outcome: { kind: 'improvement', title: 'Chiusura', indicator: 'RES' },
    persistence: { times: 2, periods: 3 },
    dose: { coolDownPeriods: 1, oneTrainingAtATime: false },
  };
  expect(compareVersions(before, before)).toEqual([]);
  expect(compareVersions(before, after)).toEqual([
    { kind: 'name', before: 'Risoluzione bassa', after: 'Risoluzione molto bassa' },
    { kind: 'appliesTo', before: 'agent', after: 'team' },
    { kind: 'periodKind', before: 'month', after: 'quarter' },
    {
      kind: 'condition-changed',
      before: { condition: low, pointer: '/conditions/all/0' },
      after: { condition: { ...low, value: 0.6 }, pointer: '/conditions/all/0' },
    },
    { kind: 'persistence', before: null, after: { times: 2, periods: 3 } },
    { kind: 'outcome', before: 'training', after: 'improvement' },
    { kind: 'parameter', parameter: 'course', before: 'C1', after: null },
    { kind: 'parameter', parameter: 'indicator', before: null, after: 'RES' },
    { kind: 'dose', before: { coolDownPeriods: 0, oneTrainingAtATime: false }, after: { coolDownPeriods: 1, oneTrainingAtATime: false } },
  ]);
  const usual = { ...before, persistence: null, dose: { coolDownPeriods: 0, oneTrainingAtATime: false } };
  expect(compareVersions(before, usual)).toEqual([]);
});
