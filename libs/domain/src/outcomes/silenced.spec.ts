import fc from 'fast-check';
import { OUTCOME_KINDS, type OutcomeKind } from '../rules/outcomes';
import { type Decision, type Verdict, VERDICTS } from '../rules/verdict';
import { runs } from '../testing/runs';
import { type Dose, USUAL_DOSE } from '../rules/dose';
import { type EarlierOutcomes, silencedBy } from './silenced';
import { type OutcomeKey, reconcile } from './reconcile';

const subject = { kind: 'agent', id: 'a1' } as const;
const decision = (ruleId: string, some: Partial<Decision> = {}): Decision => ({
  ruleId,
  ruleVersion: 1,
  subject,
  outcomeKind: 'training',
  verdict: 'holds',
  because: [],
  ...some,
});
const nothing: EarlierOutcomes = { open: [], last: [], inTraining: [] };
const careful: Dose = { coolDownPeriods: 2, oneTrainingAtATime: true };
const reasons = (decisions: readonly Decision[], known: Partial<EarlierOutcomes>, dose: Dose = careful) => {
  const doses = new Map(decisions.map(({ ruleId }) => [ruleId, dose]));
  return silencedBy(decisions, { ...nothing, ...known }, doses).map(({ ruleId, why }) => `${ruleId} ${why}`);
};

test.each<[string, readonly Decision[], Partial<EarlierOutcomes>, Dose, readonly string[]]>([
  ['nothing is known', [decision('r1')], {}, careful, []],
  ['the last one still waits', [decision('r1')], { open: [{ ruleId: 'r1', subject }] }, USUAL_DOSE, ['r1 earlier-open']],
  ['the one before the last period', [decision('r1')], { last: [{ ruleId: 'r1', subject, periodsAgo: 2 }] }, careful, ['r1 cool-down']],
  ['long enough ago', [decision('r1')], { last: [{ ruleId: 'r1', subject, periodsAgo: 3 }] }, careful, []],
  ['no cool-down is asked for', [decision('r1')], { last: [{ ruleId: 'r1', subject, periodsAgo: 1 }] }, USUAL_DOSE, []],
  ['another rule', [decision('r1')], { last: [{ ruleId: 'r2', subject, periodsAgo: 1 }], open: [{ ruleId: 'r2', subject }] }, careful, []],
  ['training of whatever rule is pending', [decision('r1')], { inTraining: [subject] }, careful, ['r1 training-pending']],
  ['which the rule does not mind', [decision('r1')], { inTraining: [subject] }, USUAL_DOSE, []],
  ['an improvement is no training', [decision('r1', { outcomeKind: 'improvement' })], { inTraining: [subject] }, careful, []],
  ['somebody else is in training', [decision('r1')], { inTraining: [{ kind: 'agent', id: 'a2' }] }, careful, []],
  ['two rules at once: the first', [decision('r1'), decision('r2')], {}, careful, ['r2 training-pending']],
  [
    'two rules at once, of which the first is silent',
    [decision('r1'), decision('r2')],
    { last: [{ ruleId: 'r1', subject, periodsAgo: 1 }] },
    careful,
    ['r1 cool-down'],
  ],
  [
    'a bonus is never silenced',
    [decision('r1', { outcomeKind: 'bonus' })],
    { open: [{ ruleId: 'r1', subject }], last: [{ ruleId: 'r1', subject, periodsAgo: 1 }] },
    careful,
    [],
  ],
  [
    'what does not hold asks for nothing anyway',
    [decision('r1', { verdict: 'fails' })],
    { open: [{ ruleId: 'r1', subject }] },
    careful,
    [],
  ],
])('%s', (_case, decisions, known, dose, expected) => {
  expect(reasons(decisions, known, dose)).toEqual(expected);
});

test('a rule of which no dose is known has the usual one', () => {
  expect(
    silencedBy([decision('r1')], { ...nothing, inTraining: [subject], last: [{ ruleId: 'r1', subject, periodsAgo: 1 }] }, new Map()),
  ).toEqual([]);
});

describe('whatever the decisions', () => {
  const keys = ['r1', 'r2', 'r3'].flatMap((ruleId) => ['a1', 'a2'].map((id): OutcomeKey => ({ ruleId, subject: { kind: 'agent', id } })));
  const kinds = fc.tuple(...[1, 2, 3].map(() => fc.constantFrom<OutcomeKind>(...OUTCOME_KINDS)));
  const decided = fc
    .tuple(kinds, fc.array(fc.constantFrom<Verdict>(...VERDICTS), { minLength: keys.length, maxLength: keys.length }))
    .map(([kind, verdicts]) =>
      keys.map((key, index) => decision(key.ruleId, { ...key, outcomeKind: kind[Math.floor(index / 2)]!, verdict: verdicts[index]! })),
    );
  const earlier = fc.record({
    open: fc.subarray(keys),
    last: fc
      .subarray(keys)
      .chain((some) => fc.tuple(...some.map((key) => fc.integer({ min: 1, max: 4 }).map((periodsAgo) => ({ ...key, periodsAgo }))))),
    inTraining: fc.subarray([
      { kind: 'agent', id: 'a1' },
      { kind: 'agent', id: 'a2' },
    ] as const),
  });

  test('with the usual dose it is what reconciling has always done', () => {
    fc.assert(
      fc.property(decided, earlier, (decisions, known) => {
        const silenced = silencedBy(decisions, known, new Map());
        expect(reconcile([], decisions, silenced)).toEqual(reconcile([], decisions, known.open));
      }),
      runs(5_000),
    );
  });

  test('nobody who is careful is sent to training twice at once, and what is silenced is suppressed', () => {
    fc.assert(
      fc.property(decided, earlier, (decisions, known) => {
        const silenced = silencedBy(decisions, known, new Map(['r1', 'r2', 'r3'].map((ruleId) => [ruleId, careful])));
        const { add, suppress } = reconcile([], decisions, silenced);
        const sent = [
          ...add.filter(({ decision: { outcomeKind } }) => outcomeKind === 'training').map((one) => one.decision.subject.id),
          ...known.inTraining.map(({ id }) => id),
        ];
        expect(new Set(sent).size).toBe(sent.length);
        expect(suppress).toHaveLength(silenced.length);
      }),
      runs(5_000),
    );
  });
});
