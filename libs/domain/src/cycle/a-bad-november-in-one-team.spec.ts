import { compare, leavesOf } from '../rules/leaf';
import type { Target } from '../deviations/target';
import type { Measures } from '../indicators/measures';
import type { Rule } from '../rules/rule';
import type { Subject } from '../subjects/subject';
import { CHANNELS, ORGANISATION, TEAMS } from '../testing/cast';
import { sums } from '../testing/sums';
import { evaluate, type EvaluatedSubject, type EvaluationBasis } from './evaluate';

// November 2026 in Borgolieto. Four teams want to answer 80 % of the calls; Tributi answers 690 of 1,000 after four months of decline.
const PERIOD = '2026-11';

const calls = (offered: number, answered: number): Measures =>
  sums({ contacts: offered + 50, offered, answered, abandoned: offered - answered });
const of = (subject: Subject, measures: Measures | null, some: Partial<EvaluatedSubject> = {}): EvaluatedSubject => ({
  subject,
  measures,
  people: 10,
  earlier: {},
  others: { 'open.improvements': 0 },
  ...some,
});

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
  version: 2,
  name: 'Risposta sotto soglia da due mesi',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: {
    all: [
      { fact: 'ANS.severity', operator: 'in', value: ['warning', 'critical'] },
      { fact: 'ANS.signal', operator: 'equal', value: true },
      { fact: 'ANS.periodsOff', operator: 'greaterThanInclusive', value: 2 },
      { not: { fact: 'open.improvements', operator: 'greaterThan', value: 0 } },
    ],
  },
  outcome: { kind: 'improvement', title: 'Più voci al telefono', indicator: 'ANS' },
};

const decline = [0.83, 0.81, 0.78, 0.75, 0.72].map((value) => ({ value, severity: value >= 0.8 ? ('met' as const) : ('watch' as const) }));

const november: EvaluationBasis = {
  period: PERIOD,
  agreement: null,
  subjects: [
    of(ORGANISATION, calls(4000, 3120), { people: 40 }),
    of(TEAMS.tributi, calls(1000, 690), { earlier: { ANS: decline } }),
    of(TEAMS.anagrafe, calls(1000, 800)),
    // 77 %: to be watched, and too near to be a signal among the others.
    of(TEAMS.scuolaSociale, calls(500, 385)),
    // 15 of 25 answered: below the minimum sample.
    of(TEAMS.territorio, calls(25, 15)),
    of(CHANNELS.email, null),
  ],
  targets: [wanted],
  rules: [lowAnswers],
  standing: [],
  earlierOpen: [],
};

test('the records become values, with what they were made of', async () => {
  const { measurements } = await evaluate(november);
  const value = (subject: Subject, indicator: string) =>
    measurements.find((one) => one.subject.id === subject.id && one.indicator === indicator)!;
  expect(value(ORGANISATION, 'ANS')).toMatchObject({ value: 0.78, numerator: 3120, denominator: 4000 });
  expect(value(TEAMS.tributi, 'VOL')).toMatchObject({ value: 1050, sample: 1050 });
  expect(value(TEAMS.tributi, 'ABN')).toMatchObject({ value: 0.31 });
  expect(value(TEAMS.tributi, 'ASA')).toMatchObject({ value: null, missing: ['waitSeconds'] });
  expect(value(CHANNELS.email, 'ANS')).toMatchObject({ value: null, missing: ['records'] });
});

test('only what has a target is compared: the team that fell is critical, the small one is not judged', async () => {
  const { deviations } = await evaluate(november);
  const told = deviations.map(({ subject, severity, significant, signal, trend, periodsOff }) => [
    subject.code,
    severity,
    significant,
    signal,
    trend,
    periodsOff,
  ]);
  expect(told).toEqual([
    ['tributi', 'critical', true, true, -1, 4],
    ['anagrafe', 'met', false, false, null, 0],
    // z = -0.03 / sqrt(0.16 / 500) = -1.68, p 0.094
    ['scuola-sociale', 'watch', false, false, null, 1],
    ['territorio', null, null, null, null, 0],
  ]);
  expect(deviations[0]).toMatchObject({ gap: expect.closeTo(-0.11, 12), deviation: expect.closeTo(-0.1375, 12), sample: 1000 });
});

test('one improvement is proposed, and every team can be told why or why not', async () => {
  const { decisions, changes } = await evaluate(november);
  expect(decisions.map(({ subject, verdict }) => [subject.id, verdict])).toEqual([
    [TEAMS.tributi.id, 'holds'],
    [TEAMS.anagrafe.id, 'fails'],
    [TEAMS.scuolaSociale.id, 'fails'],
    [TEAMS.territorio.id, 'not-evaluable'],
  ]);
  expect(changes.add.map(({ decision: { subject, ruleVersion }, state }) => [subject.id, ruleVersion, state])).toEqual([
    [TEAMS.tributi.id, 2, 'proposed'],
  ]);
  expect(decisions[0]!.because).toEqual([
    { fact: 'ANS.severity', operator: 'in', expected: ['warning', 'critical'], actual: 'critical', holds: true },
    { fact: 'ANS.signal', operator: 'equal', expected: true, actual: true, holds: true },
    { fact: 'ANS.periodsOff', operator: 'greaterThanInclusive', expected: 2, actual: 4, holds: true },
    { fact: 'open.improvements', operator: 'greaterThan', expected: 0, actual: 0, holds: false },
  ]);
  expect(decisions[3]!.because.map(({ holds }) => holds)).toEqual([null, null, null, false]);
});

test('what was decided can be told again from the facts that were kept', async () => {
  const { decisions, facts } = await evaluate(november);
  for (const { subject, because } of decisions) {
    const kept = facts.find((one) => one.subject.id === subject.id)!.facts;
    expect(because.map(({ holds }) => holds)).toEqual(
      leavesOf(lowAnswers.conditions).map(({ operator, fact, value }) => compare(operator, kept[fact], value)),
    );
  }
});

describe('late records arrive, and November is evaluated again', () => {
  const standing = {
    id: 'outcome-1',
    ruleId: lowAnswers.id,
    subject: TEAMS.tributi,
    state: 'proposed',
    acted: false,
    basisChanged: false,
  } as const;
  const corrected = {
    ...november,
    subjects: november.subjects.map((one) => (one.subject.id === TEAMS.tributi.id ? of(TEAMS.tributi, calls(1000, 805)) : one)),
  };

  test('nothing new: the proposal stays as it is', async () => {
    const { changes } = await evaluate({ ...november, standing: [standing] });
    expect(changes).toMatchObject({ add: [], withdraw: [], keep: ['outcome-1'] });
  });

  test('the fall was a late file: the proposal that nobody touched is withdrawn', async () => {
    const { changes } = await evaluate({ ...corrected, standing: [standing] });
    expect(changes).toMatchObject({ add: [], withdraw: ['outcome-1'], flagBasisChanged: [] });
  });

  test('marketing had signed already: it is flagged, not undone', async () => {
    const { changes } = await evaluate({ ...corrected, standing: [{ ...standing, acted: true }] });
    expect(changes).toMatchObject({ withdraw: [], flagBasisChanged: ['outcome-1'] });
  });

  test("October's action is still open: November's asks for nothing", async () => {
    const { changes } = await evaluate({ ...november, earlierOpen: [{ ruleId: lowAnswers.id, subject: TEAMS.tributi }] });
    expect(changes.add).toEqual([]);
    expect(changes.suppress.map(({ subject }) => subject.id)).toEqual([TEAMS.tributi.id]);
  });
});
