import fc from 'fast-check';
import { VERDICTS, type Decision, type Verdict } from '../rules/verdict';
import { OUTCOME_KINDS, type OutcomeKind } from '../rules/outcomes';
import { runs } from '../testing/runs';
import { OUTCOME_STATES, type OutcomeState } from './outcome';
import { reconcile, type OutcomeKey, type Reconciliation, type StandingOutcome } from './reconcile';

const subject = { kind: 'agent', id: 'a1' } as const;
const key: OutcomeKey = { ruleId: 'r1', subject };
const decision = (verdict: Verdict, outcomeKind: OutcomeKind = 'training', of = key): Decision => ({
  ...of,
  ruleVersion: 1,
  outcomeKind,
  verdict,
  because: [],
});
const standing = (state: OutcomeState, some: Partial<StandingOutcome> = {}): StandingOutcome => ({
  ...key,
  id: 'o1',
  state,
  acted: false,
  basisChanged: false,
  ...some,
});
const nothing: Reconciliation = {
  add: [],
  suppress: [],
  restate: [],
  withdraw: [],
  flagBasisChanged: [],
  clearBasisChanged: [],
  keep: [],
};

describe('the first time', () => {
  test('what holds is proposed', () => {
    expect(reconcile([], [decision('holds')], [])).toEqual({ ...nothing, add: [{ decision: decision('holds'), state: 'proposed' }] });
  });
  test('what fails, or cannot be told, asks for nothing', () => {
    expect(reconcile([], [decision('fails'), decision('not-evaluable')], [])).toEqual(nothing);
  });
  test('a bonus that cannot be told is put before HR, an open earlier one or not', () => {
    const untold = decision('not-evaluable', 'bonus');
    expect(reconcile([], [untold], [key])).toEqual({ ...nothing, add: [{ decision: untold, state: 'not-evaluable' }] });
  });
  test('while an earlier one is open, the new one asks for nothing', () => {
    expect(reconcile([], [decision('holds')], [key])).toEqual({ ...nothing, suppress: [decision('holds')] });
  });
  test('an open bonus of an earlier period does not silence this one', () => {
    const eligible = decision('holds', 'bonus');
    expect(reconcile([], [eligible], [key])).toEqual({ ...nothing, add: [{ decision: eligible, state: 'proposed' }] });
  });
  test('an open one of another rule or subject does not matter', () => {
    const others = [
      { ruleId: 'r2', subject },
      { ruleId: 'r1', subject: { kind: 'agent', id: 'a2' } },
      { ruleId: 'r1', subject: { kind: 'team', id: 'a1' } },
    ] as const;
    expect(reconcile([], [decision('holds')], others).add).toHaveLength(1);
  });
});

describe('evaluated again', () => {
  test.each<[string, StandingOutcome, Verdict | null, OutcomeKind, Partial<Reconciliation>]>([
    ['still holds: stays', standing('proposed'), 'holds', 'training', { keep: ['o1'] }],
    ['still holds, acted on: stays', standing('proposed', { acted: true }), 'holds', 'training', { keep: ['o1'] }],
    ['no longer holds, untouched: withdrawn', standing('proposed'), 'fails', 'training', { withdraw: ['o1'] }],
    ['cannot be told any more, untouched: withdrawn', standing('proposed'), 'not-evaluable', 'training', { withdraw: ['o1'] }],
    ['no longer holds, acted on: flagged', standing('proposed', { acted: true }), 'fails', 'training', { flagBasisChanged: ['o1'] }],
    ['flagged already: stays flagged', standing('proposed', { acted: true, basisChanged: true }), 'fails', 'training', { keep: ['o1'] }],
    [
      'flagged, and true again',
      standing('proposed', { acted: true, basisChanged: true }),
      'holds',
      'training',
      { clearBasisChanged: ['o1'] },
    ],
    ['withdrawn, still does not hold', standing('withdrawn'), 'fails', 'training', { keep: ['o1'] }],
    ['nothing decided any more, untouched', standing('proposed'), null, 'training', { withdraw: ['o1'] }],
    ['nothing decided any more, acted on', standing('proposed', { acted: true }), null, 'training', { flagBasisChanged: ['o1'] }],
    ['suppressed and still holding stays suppressed', standing('suppressed'), 'holds', 'training', { keep: ['o1'] }],
    ['suppressed and failing', standing('suppressed'), 'fails', 'training', { withdraw: ['o1'] }],
    ['still cannot be told', standing('not-evaluable'), 'not-evaluable', 'bonus', { keep: ['o1'] }],
    ['told after all, HR has decided', standing('not-evaluable', { acted: true }), 'holds', 'bonus', { flagBasisChanged: ['o1'] }],
    [
      'told after all, HR has decided, flagged already',
      standing('not-evaluable', { acted: true, basisChanged: true }),
      'holds',
      'bonus',
      { keep: ['o1'] },
    ],
  ])('%s', (_case, outcome, verdict, kind, expected) => {
    const decisions = verdict === null ? [] : [decision(verdict, kind)];
    expect(reconcile([outcome], decisions, [])).toEqual({ ...nothing, ...expected });
  });

  test.each<[string, OutcomeState, Verdict, OutcomeState, boolean]>([
    ['withdrawn, holds again', 'withdrawn', 'holds', 'proposed', false],
    ['withdrawn, holds again though an earlier one is open', 'withdrawn', 'holds', 'proposed', true],
    ['withdrawn, cannot be told', 'withdrawn', 'not-evaluable', 'not-evaluable', false],
    ['could not be told, holds', 'not-evaluable', 'holds', 'proposed', false],
    ['held, cannot be told any more', 'proposed', 'not-evaluable', 'not-evaluable', false],
  ])('a bonus %s', (_case, state, verdict, becomes, earlierOpen) => {
    const fresh = decision(verdict, 'bonus');
    expect(reconcile([standing(state)], [fresh], earlierOpen ? [key] : [])).toEqual({
      ...nothing,
      restate: [{ id: 'o1', decision: fresh, state: becomes }],
    });
  });

  test('withdrawn training that holds again while an earlier one is open is suppressed', () => {
    const again = decision('holds');
    expect(reconcile([standing('withdrawn')], [again], [key]).restate).toEqual([{ id: 'o1', decision: again, state: 'suppressed' }]);
  });

  test('an outcome that held stays proposed though an earlier one is open now', () => {
    expect(reconcile([standing('proposed')], [decision('holds')], [key])).toEqual({ ...nothing, keep: ['o1'] });
  });
});

describe('whatever happens', () => {
  const keys = ['r1', 'r2'].flatMap((ruleId) => ['a1', 'a2', 'a3'].map((id): OutcomeKey => ({ ruleId, subject: { kind: 'agent', id } })));
  const kindOf = ({ ruleId }: OutcomeKey): OutcomeKind => (ruleId === 'r1' ? 'training' : 'bonus');
  const standings = fc.subarray(keys).chain((some) =>
    fc.tuple(
      ...some.map((one, index) =>
        fc
          .record({
            ruleId: fc.constant(one.ruleId),
            subject: fc.constant(one.subject),
            id: fc.constant(`o${index}`),
            state: fc.constantFrom(...OUTCOME_STATES),
            acted: fc.boolean(),
            basisChanged: fc.boolean(),
          })
          // Only what somebody has acted on is ever flagged.
          .map((outcome) => ({ ...outcome, basisChanged: outcome.acted && outcome.basisChanged })),
      ),
    ),
  ) as fc.Arbitrary<readonly StandingOutcome[]>;
  const decided = fc
    .subarray(keys)
    .chain((some) => fc.tuple(...some.map((one) => fc.constantFrom(...VERDICTS).map((verdict) => decision(verdict, kindOf(one), one)))));
  const open = fc.subarray(keys);

  test('every standing outcome gets one fate, what a person decided is never undone, and nothing is doubled', () => {
    fc.assert(
      fc.property(standings, decided, open, (outcomes, decisions, earlierOpen) => {
        const changes = reconcile(outcomes, decisions, earlierOpen);
        const { keep, withdraw, flagBasisChanged, clearBasisChanged } = changes;
        const fates = [...keep, ...withdraw, ...flagBasisChanged, ...clearBasisChanged, ...changes.restate.map(({ id }) => id)];
        expect(fates.toSorted()).toEqual(outcomes.map(({ id }) => id).toSorted());
        const acted = new Set(outcomes.filter((outcome) => outcome.acted).map(({ id }) => id));
        for (const id of [...withdraw, ...changes.restate.map((one) => one.id)]) expect(acted.has(id)).toBe(false);
        const born = [...changes.add.map((one) => one.decision), ...changes.suppress];
        const known = new Set(outcomes.map(({ ruleId, subject: { id } }) => `${ruleId} ${id}`));
        for (const {
          ruleId,
          subject: { id },
        } of born)
          expect(known.has(`${ruleId} ${id}`)).toBe(false);
      }),
      runs(10_000),
    );
  });

  test('the same evaluation again changes nothing more', () => {
    fc.assert(
      fc.property(standings, decided, open, (outcomes, decisions, earlierOpen) => {
        const after = applied(outcomes, reconcile(outcomes, decisions, earlierOpen));
        const again = reconcile(after, decisions, earlierOpen);
        expect({ ...again, keep: [] }).toEqual(nothing);
      }),
      runs(10_000),
    );
  });

  /** What the database would hold after the changes. */
  function applied(outcomes: readonly StandingOutcome[], changes: Reconciliation): readonly StandingOutcome[] {
    const restated = new Map(changes.restate.map(({ id, state }) => [id, state]));
    const stayed = outcomes.map((outcome) => ({
      ...outcome,
      state: changes.withdraw.includes(outcome.id) ? 'withdrawn' : (restated.get(outcome.id) ?? outcome.state),
      basisChanged:
        changes.flagBasisChanged.includes(outcome.id) || (outcome.basisChanged && !changes.clearBasisChanged.includes(outcome.id)),
    })) as readonly StandingOutcome[];
    const born = [...changes.add, ...changes.suppress.map((one) => ({ decision: one, state: 'suppressed' as const }))];
    return [
      ...stayed,
      ...born.map(({ decision: { ruleId, subject: of }, state }, index) => ({
        ruleId,
        subject: of,
        id: `n${index}`,
        state,
        acted: false,
        basisChanged: false,
      })),
    ];
  }
});

test('every kind of outcome is treated', () => {
  expect(OUTCOME_KINDS.map((kind) => reconcile([], [decision('not-evaluable', kind)], []).add.length)).toEqual([0, 0, 1]);
});
