import type { Target } from '../deviations/target';
import type { MonitoringAgreement } from '../monitoring/agreement';
import type { Rule } from '../rules/rule';
import { AGENTS, TEAMS } from '../testing/cast';
import { durations, sums } from '../testing/sums';
import { evaluate, type EvaluatedSubject, type EvaluationBasis } from './evaluate';
import type { Subject } from '../subjects/subject';

// The third quarter of 2026, person by person, as far as the agreement of Borgolieto lets it be seen.
const agreement: MonitoringAgreement = {
  kind: 'agreement',
  number: '14/2025',
  date: '2025-12-02',
  scope: 'Operatori del contact center',
  file: 'accordo-14-2025.pdf',
  indicators: ['RES', 'CSAT', 'AHT'],
  purposes: ['organisation', 'training', 'bonus'],
  roles: ['care-manager', 'trainer', 'hr'],
  individualProductivity: false,
  validFrom: '2026-01-01',
  validUntil: null,
};

/** Contacts answered in the quarter, how many resolved, how many of the votes were 4 or 5; each took 300 s. */
const worked = (subject: Subject, answered: number, resolved: number, votes: number, top: number, pending: number): EvaluatedSubject => {
  const { count, ms, msSquared } = durations(Array.from({ length: answered }, () => 300));
  return {
    subject,
    people: null,
    earlier: {},
    others: { 'subject.team': TEAMS.tributi.code, 'training.pending': pending },
    measures: sums({
      contacts: answered,
      offered: answered,
      answered,
      talkCount: count,
      holdCount: count,
      wrapCount: count,
      handleCount: count,
      handleMs: ms,
      handleMsSquared: msSquared,
      resolvedCount: answered,
      resolvedYes: resolved,
      csatCount: votes,
      csatTop: top,
      csatSum: top * 5 + (votes - top) * 2,
      csatSquares: top * 25 + (votes - top) * 4,
    }),
  };
};

const target = (indicator: 'RES' | 'CSAT', value: number): Target => ({
  indicator,
  subject: { kind: 'agent', id: null },
  from: '2026-01-01',
  value,
  upper: null,
  warning: value - 0.05,
  critical: value - 0.1,
  origin: 'agreement',
});

const rule = (some: Pick<Rule, 'id' | 'conditions' | 'outcome'>): Rule => ({
  version: 1,
  name: some.id,
  appliesTo: 'agent',
  periodKind: 'quarter',
  ...some,
});
const training = rule({
  id: 'closing-the-contact',
  conditions: {
    all: [
      { fact: 'RES.gap', operator: 'lessThanInclusive', value: -0.1 },
      { fact: 'RES.signal', operator: 'equal', value: true },
      { fact: 'training.pending', operator: 'equal', value: 0 },
    ],
  },
  outcome: { kind: 'training', course: 'Chiusura del contatto', indicator: 'RES' },
});
const bonus = rule({
  id: 'quality-bonus',
  conditions: {
    all: [
      { fact: 'RES.severity', operator: 'equal', value: 'met' },
      { fact: 'CSAT.value', operator: 'greaterThanInclusive', value: 0.7 },
    ],
  },
  outcome: { kind: 'bonus' },
});

const quarter: EvaluationBasis = {
  period: '2026-Q3',
  agreement,
  subjects: [
    // 360 of 400 resolved, 90 of 120 satisfied.
    worked(AGENTS.nives, 400, 360, 120, 90, 0),
    // 280 of 400 resolved.
    worked(AGENTS.oreste, 400, 280, 100, 80, 0),
    // The same, and a course already waits.
    worked(AGENTS.ginevra, 400, 280, 100, 80, 1),
    // On leave from the first week: 12 contacts.
    worked(AGENTS.duilio, 12, 12, 4, 4, 0),
  ],
  targets: [target('RES', 0.85), target('CSAT', 0.7)],
  rules: [training, bonus],
  standing: [],
  earlierOpen: [],
};

test('of agents only what the agreement lists is measured; productivity needs its own choice', async () => {
  const { measurements } = await evaluate(quarter);
  expect([...new Set(measurements.map(({ indicator }) => indicator))]).toEqual(['RES', 'CSAT']);
  const open = await evaluate({ ...quarter, agreement: { ...agreement, individualProductivity: true } });
  expect(open.measurements.find(({ indicator }) => indicator === 'AHT')).toMatchObject({ value: 300, sample: 400 });
});

test('training for the one who needs it and does not wait for it already', async () => {
  const { changes } = await evaluate(quarter);
  const proposed = changes.add.filter(({ decision }) => decision.outcomeKind === 'training');
  expect(proposed.map(({ decision }) => decision.subject.id)).toEqual([AGENTS.oreste.id]);
});

test('the bonus: one is eligible, one on leave is put before HR and not left out in silence', async () => {
  const { changes, decisions } = await evaluate(quarter);
  const lines = changes.add.filter(({ decision }) => decision.outcomeKind === 'bonus');
  expect(lines.map(({ decision, state }) => [decision.subject.id, state])).toEqual([
    [AGENTS.nives.id, 'proposed'],
    [AGENTS.duilio.id, 'not-evaluable'],
  ]);
  const why = decisions.find(({ ruleId, subject }) => ruleId === bonus.id && subject.id === AGENTS.duilio.id)!.because;
  expect(why.map(({ actual, holds }) => [actual, holds])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('a purpose that the agreement does not name lets its rules rest', async () => {
  const { decisions } = await evaluate({ ...quarter, agreement: { ...agreement, purposes: ['training'] } });
  expect([...new Set(decisions.map(({ ruleId }) => ruleId))]).toEqual([training.id]);
});

test('without the agreement there is no agent: nothing measured, compared, decided or proposed', async () => {
  const nothing = await evaluate({ ...quarter, agreement: null });
  expect([nothing.measurements, nothing.deviations, nothing.decisions, nothing.changes.add]).toEqual([[], [], [], []]);
});

test('a team of four shows what is about the service, and nothing that would tell of persons', async () => {
  const team = { ...worked(TEAMS.territorio, 400, 360, 120, 90, 0), people: 4 };
  const { measurements } = await evaluate({ ...quarter, agreement: null, subjects: [team] });
  const missing = Object.fromEntries(measurements.map((one) => [one.indicator, one.missing]));
  expect(missing).toMatchObject({
    VOL: [],
    ANS: [],
    ABN: [],
    ASA: ['waitSeconds'],
    AHT: ['small-group'],
    RES: ['small-group'],
    CSAT: ['small-group'],
    CSAT_M: ['small-group'],
  });
});
