import type { Target } from '../deviations/target';
import { changedReasons, differenceOf, type RunVerdict } from '../outcomes/compare-verdicts';
import type { StandingOutcome } from '../outcomes/reconcile';
import type { Rule } from '../rules/rule';
import type { Decision } from '../rules/verdict';
import type { Subject } from '../subjects/subject';
import { TEAMS } from '../testing/cast';
import { sums } from '../testing/sums';
import { evaluate, type EvaluationBasis } from './evaluate';

// November 2026 in Borgolieto has been evaluated: three teams fell short of 80 % of the calls. On 4 December the file of one exchange comes.
const PERIOD = '2026-11';

const wanted: Target = {
  indicator: 'ANS',
  subject: { kind: 'team', id: null },
  from: '2026-01-01',
  value: 0.8,
  upper: null,
  warning: 0.75,
  critical: 0.7,
  origin: 'charter',
};
const lowAnswers: Rule = {
  id: 'rule-low-answers',
  version: 1,
  name: 'Risposta sotto soglia',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: {
    all: [
      { fact: 'ANS.gap', operator: 'lessThan', value: -0.05 },
      { fact: 'ANS.signal', operator: 'equal', value: true },
    ],
  },
  outcome: { kind: 'improvement', title: 'Più voci al telefono', indicator: 'ANS' },
};

/** Of 1,000 calls to each team. */
type Answered = Readonly<Record<'tributi' | 'anagrafe' | 'scuolaSociale' | 'territorio', number>>;
const inTime: Answered = { tributi: 690, anagrafe: 700, scuolaSociale: 650, territorio: 830 };
/** The file has calls that three teams had answered, and some that Territorio had not. */
const late: Answered = { tributi: 690, anagrafe: 820, scuolaSociale: 790, territorio: 640 };

const november = (answered: Answered, standing: readonly StandingOutcome[] = []): EvaluationBasis => ({
  period: PERIOD,
  agreement: null,
  subjects: Object.entries(answered).map(([team, count]) => ({
    subject: TEAMS[team as keyof Answered],
    measures: sums({ contacts: 1000, offered: 1000, answered: count, abandoned: 1000 - count }),
    people: 10,
    earlier: {},
    others: {},
  })),
  targets: [wanted],
  rules: [lowAnswers],
  standing,
  earlierOpen: [],
});

/** Scuola e sociale's action has been signed already. */
const proposed = (team: Subject, acted = false): StandingOutcome => ({
  id: `outcome of ${team.code}`,
  ruleId: lowAnswers.id,
  subject: team,
  state: 'proposed',
  acted,
  basisChanged: false,
});
const standing = [proposed(TEAMS.tributi), proposed(TEAMS.anagrafe), proposed(TEAMS.scuolaSociale, true)];

const ofTeam = (decisions: readonly Decision[], { id }: Subject): RunVerdict => {
  const { ruleVersion: version, verdict, because } = decisions.find(({ subject }) => subject.id === id)!;
  return { version, verdict, because };
};

test('the first time, three teams are proposed for an action', async () => {
  const { changes } = await evaluate(november(inTime));
  expect(changes.add.map(({ decision, state }) => [decision.subject.id, state])).toEqual(
    [TEAMS.tributi, TEAMS.anagrafe, TEAMS.scuolaSociale].map(({ id }) => [id, 'proposed']),
  );
});

test('again with the late file: one is kept, one withdrawn, the signed one flagged, and another is new', async () => {
  const { changes } = await evaluate(november(late, standing));
  expect(changes).toMatchObject({
    keep: ['outcome of tributi'],
    withdraw: ['outcome of anagrafe'],
    flagBasisChanged: ['outcome of scuola-sociale'],
    suppress: [],
    restate: [],
    clearBasisChanged: [],
  });
  expect(changes.add.map(({ decision: { subject }, state }) => [subject.id, state])).toEqual([[TEAMS.territorio.id, 'proposed']]);
});

test('each difference has its reason: the conditions that turned, with the figures of both evaluations', async () => {
  const [before, after] = [await evaluate(november(inTime)), await evaluate(november(late, standing))];
  const beside = (team: Subject) => {
    const [one, other] = [ofTeam(before.decisions, team), ofTeam(after.decisions, team)];
    const turned = changedReasons(one, other).map(({ fact, before: was, after: is }) => [fact, was, is]);
    return [differenceOf(one, other), turned];
  };
  expect(beside(TEAMS.tributi)).toEqual(['same', []]);
  // 820 of 1,000 meet the target; 2 points above it are no signal (p 0.11).
  expect(beside(TEAMS.anagrafe)).toEqual([
    'figures',
    [
      ['ANS.gap', expect.closeTo(-0.1, 12), expect.closeTo(0.02, 12)],
      ['ANS.signal', true, false],
    ],
  ]);
  expect(beside(TEAMS.scuolaSociale)).toEqual([
    'figures',
    [
      ['ANS.gap', expect.closeTo(-0.15, 12), expect.closeTo(-0.01, 12)],
      ['ANS.signal', true, false],
    ],
  ]);
  // 830 of 1,000 were a signal too, a good one.
  expect(beside(TEAMS.territorio)).toEqual(['figures', [['ANS.gap', expect.closeTo(0.03, 12), expect.closeTo(-0.16, 12)]]]);
});
