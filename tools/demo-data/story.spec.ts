import {
  addMeasures,
  checkRule,
  checkTarget,
  periodsUpTo,
  subjectKey,
  targetInForce,
  deviationOf,
  measureSubject,
  INDICATOR_CODES,
  type Decision,
  type EarlierPeriod,
  type Measures,
  type MonitoringAgreement,
  type Rule,
  type Subject,
  type Target,
} from '@circolo/domain';
import { evaluate, type EvaluatedSubject } from '@circolo/domain/engine';
import { dayFacts, monthText, type Month } from './calendar.ts';
import type { Contact } from './contact.ts';
import { contacts } from './contacts.ts';
import { demoAgreement } from './agreement.ts';
import { demoSeed } from './demo-seed.ts';
import { agents, channels, story, teams, topics } from './organisation.ts';
import { demoRules } from './rules.ts';
import { demoTargets } from './targets.ts';

const until: Month = { year: 2026, month: 10 };
const months = ['2026-08', '2026-09', '2026-10'] as const;

const ofKind = (kind: Subject['kind'], coded: readonly { code: string; name: string }[]): readonly Subject[] =>
  coded.map(({ code, name }) => ({ kind, id: code, code, name }));
const subjects: readonly Subject[] = [
  { kind: 'organisation', id: 'organisation', code: 'organisation', name: 'Borgolieto' },
  ...ofKind('team', teams),
  ...ofKind('agent', agents),
  ...ofKind('channel', channels),
  ...ofKind('topic', topics),
];
const targets = demoTargets.map(
  ({ subject, ...target }) => ({ ...target, subject: { kind: subject.kind, id: subject.code }, from: '2024-11-01' }) as Target,
);
const rules = demoRules.map((rule, place) => ({ ...contentOf(place), id: rule.name, version: 1 }) as Rule);
const agreement: MonitoringAgreement = { ...demoAgreement('2024-11-01'), validFrom: null, validUntil: null } as MonitoringAgreement;

function contentOf(place: number) {
  const { name, appliesTo, periodKind, conditions, outcome } = demoRules[place]!;
  return { name, appliesTo, periodKind, conditions, outcome };
}

/** Sums of the contacts by subject and month, as the product makes them. */
const sums = new Map<string, Measures>();
for (const contact of contacts(demoSeed, until)) {
  const month = monthText(dayFacts(contact.at.day));
  const measures = measuresOf(contact);
  const of: Partial<Record<Subject['kind'], string | null>> = { organisation: 'organisation', ...contact };
  for (const kind of ['organisation', 'team', 'agent', 'channel', 'topic'] as const) {
    const key = `${kind}:${of[kind]} ${month}`;
    sums.set(key, addMeasures([sums.get(key) ?? {}, measures]));
  }
}

function measuresOf({ outcome, waitSeconds, talkSeconds, holdSeconds, wrapSeconds, resolved, csat }: Contact): Measures {
  const answered = outcome === 'answered';
  const waitMs = (waitSeconds ?? 0) * 1000;
  const handleMs = ((talkSeconds ?? 0) + (holdSeconds ?? 0) + (wrapSeconds ?? 0)) * 1000;
  const one = answered ? 1 : 0;
  return {
    contacts: 1,
    offered: answered || outcome === 'abandoned' ? 1 : 0,
    answered: one,
    abandoned: outcome === 'abandoned' ? 1 : 0,
    waitCount: one,
    waitMs: one * waitMs,
    waitMsSquared: one * waitMs ** 2,
    talkCount: one,
    holdCount: one,
    wrapCount: one,
    handleCount: one,
    handleMs: one * handleMs,
    handleMsSquared: one * handleMs ** 2,
    resolvedCount: one,
    resolvedYes: answered && resolved ? 1 : 0,
    csatCount: csat === null ? 0 : 1,
    csatTop: (csat ?? 0) >= 4 ? 1 : 0,
    csatSum: csat ?? 0,
    csatSquares: (csat ?? 0) ** 2,
  };
}

const measured = (subject: Subject, period: string) => ({
  subject,
  measures: sums.get(`${subjectKey(subject)} ${period}`) ?? null,
  people: 8,
});

function earlierOf(subject: Subject, period: string): EvaluatedSubject['earlier'] {
  const before = periodsUpTo(period, 6)
    .slice(0, -1)
    .map((month) => ({ month, measurements: measureSubject(measured(subject, month), month, agreement) }));
  const earlier = INDICATOR_CODES.map((code) => [
    code,
    before.map(({ month, measurements }): EarlierPeriod => {
      const measurement = measurements.find(({ indicator }) => indicator === code);
      const target = targetInForce(targets, code, subject, month);
      const severity = measurement && target ? (deviationOf(measurement, target)?.severity ?? null) : null;
      return { value: measurement?.value ?? null, severity };
    }),
  ]);
  return Object.fromEntries(earlier) as EvaluatedSubject['earlier'];
}

async function evaluated(period: string) {
  const evaluatedSubjects = subjects.map((subject) => ({ ...measured(subject, period), earlier: earlierOf(subject, period), others: {} }));
  const evaluation = await evaluate({ period, agreement, subjects: evaluatedSubjects, targets, rules, standing: [], earlierOpen: [] });
  const told = (rule: string, verdict: Decision['verdict']) =>
    evaluation.decisions.filter((decision) => decision.ruleId === rule && decision.verdict === verdict).map(({ subject }) => subject.id);
  return { ...evaluation, told };
}

const turned = Object.fromEntries(await Promise.all(months.map(async (month) => [month, await evaluated(month)] as const)));
const [august, september, october] = months.map((month) => turned[month]!);
const [team, slow, training, bonus] = demoRules.map((rule) => rule.name) as [string, string, string, string];

describe('the story of the demo, turned by the domain', () => {
  it('has targets that can be meant, and rules that may be kept', () => {
    for (const target of targets) expect(() => checkTarget(target)).not.toThrow();
    for (const place of demoRules.keys()) expect(checkRule(contentOf(place))).toEqual([]);
  });

  it('finds the bad month in its team, and no other team', () => {
    expect(september!.told(team, 'holds')).toEqual([story.badTeam]);
    expect(august!.told(team, 'holds')).toEqual([]);
    expect(october!.told(team, 'holds')).toEqual([]);
  });

  it('finds the slow channel once its delay is past chance', () => {
    expect(september!.told(slow, 'holds')).toEqual([story.slowChannel]);
    expect(october!.told(slow, 'holds')).toEqual([story.slowChannel]);
  });

  it('asks training for those who need it and few others', () => {
    for (const month of [august!, september!, october!]) {
      expect(month.told(training, 'holds')).toEqual(expect.arrayContaining([story.struggling, story.unresolving]));
      expect(month.told(training, 'holds')).not.toContain(story.improving);
      expect(month.told(training, 'holds').length).toBeLessThanOrEqual(10);
    }
    expect(october!.told(training, 'holds').length).toBeLessThanOrEqual(4);
  });

  it('admits some to the bonus and not others, and cannot tell of those on leave or new', () => {
    for (const month of [august!, september!, october!]) {
      expect(month.told(bonus, 'holds').length).toBeGreaterThanOrEqual(8);
      expect(month.told(bonus, 'holds').length).toBeLessThanOrEqual(32);
      expect(month.told(bonus, 'holds')).not.toContain(story.struggling);
      expect(month.told(bonus, 'not-evaluable')).toContain(story.onLeave);
    }
    const inBadTeam = agents.filter((agent) => agent.team === story.badTeam).map((agent) => agent.code);
    expect(september!.told(bonus, 'holds').filter((code) => inBadTeam.includes(code))).toEqual([]);
    expect(october!.told(bonus, 'not-evaluable')).toContain(story.newcomer);
    expect(october!.told(bonus, 'holds')).toContain(story.improving);
  });

  it('makes many comparisons, and signals of few', () => {
    for (const month of [august!, september!, october!]) {
      expect(month.deviations.length).toBeGreaterThan(100);
      const worse = month.deviations.filter(({ signal, gap }) => signal === true && gap < 0);
      expect(worse.length).toBeGreaterThan(2);
      expect(worse.length).toBeLessThan(0.35 * month.deviations.length);
    }
  });
});
