import type { Period } from '../../period';
import { subjectKey, type SubjectRef } from '../../subjects/subject';
import { type CompiledConditions, compileConditions } from '../compiled/compile';
import { type Persistence, persistentVerdict } from '../persistence';
import type { RuleContent } from '../rule';
import type { SubjectFacts, Verdict } from '../verdict';
import { type Cost, costOf } from './cost';

/** A rule as far as it decides. */
export type SimulatedRule = Pick<RuleContent, 'appliesTo' | 'conditions'> & { readonly persistence?: Persistence | null };

/** What a run kept of a past period: the facts of its subjects, as they were then. */
export type PastPeriod = { readonly period: Period; readonly subjects: readonly SubjectFacts[] };

export type SimulationBasis = {
  readonly rule: SimulatedRule;
  /** The version in force, `null` when the rule was never published. */
  readonly published: SimulatedRule | null;
  /** From the oldest on, one after the other: a rule that asks for some time looks back over them. */
  readonly periods: readonly PastPeriod[];
  /** What it would cost to do what the rule asks for one subject, in integer cents; `null` where nobody has said. */
  readonly costOf: (subject: SubjectRef, period: Period) => number | null;
};

export type SimulatedPeriod = {
  readonly period: Period;
  /** How many subjects of the rule's kind the period knew; without any there is nothing to say of it. */
  readonly looked: number;
  readonly touched: readonly SubjectRef[];
  /** Subjects of which it could not be told. */
  readonly notEvaluable: readonly SubjectRef[];
  /** Touched, and not by the version in force; and the other way round. */
  readonly gained: readonly SubjectRef[];
  readonly lost: readonly SubjectRef[];
  readonly cost: Cost;
  /** What the version in force would have cost; `null` when there is none. */
  readonly publishedCost: Cost | null;
};

export type Simulation = {
  readonly periods: readonly SimulatedPeriod[];
  /** Each subject that would have been touched, the most often touched first, then as they came. */
  readonly subjects: readonly { readonly subject: SubjectRef; readonly times: number }[];
  readonly cost: Cost;
  readonly publishedCost: Cost | null;
};

/** What a rule would have done in the past, beside the version in force. Nothing is silenced: each period is told by itself. */
export function simulate({ rule, published, periods, costOf: centsOf }: SimulationBasis): Simulation {
  const [own, inForce] = [judgeOf(rule), published && judgeOf(published)];
  const spent = { own: [] as (number | null)[], inForce: [] as (number | null)[] };
  const times = new Map<string, { readonly subject: SubjectRef; readonly times: number }>();
  const simulated = periods.map(({ period, subjects }): SimulatedPeriod => {
    const [said, before] = [own(subjects), inForce ? inForce(subjects) : NOBODY];
    const touched = touchedBy(subjects, said);
    const touchedBefore = touchedBy(subjects, before);
    for (const subject of touched) {
      times.set(subjectKey(subject), { subject, times: 1 + (times.get(subjectKey(subject))?.times ?? 0) });
    }
    const cents = touched.map((subject) => centsOf(subject, period));
    const centsBefore = touchedBefore.map((subject) => centsOf(subject, period));
    spent.own.push(...cents);
    spent.inForce.push(...centsBefore);
    return {
      period,
      looked: said.size,
      touched,
      notEvaluable: refsOf(subjects, said, 'not-evaluable'),
      gained: touched.filter((subject) => before.get(subjectKey(subject)) !== 'holds'),
      lost: touchedBefore.filter((subject) => said.get(subjectKey(subject)) !== 'holds'),
      cost: costOf(cents),
      publishedCost: inForce && costOf(centsBefore),
    };
  });
  return {
    periods: simulated,
    subjects: [...times.values()].toSorted((a, b) => b.times - a.times),
    cost: costOf(spent.own),
    publishedCost: inForce && costOf(spent.inForce),
  };
}

type Said = ReadonlyMap<string, Verdict>;
const NOBODY: Said = new Map();

/** Judges one period after the other and remembers, for a rule that asks for some time, what was said before. */
function judgeOf({ appliesTo, conditions, persistence }: SimulatedRule): (subjects: readonly SubjectFacts[]) => Said {
  const { verdictOf }: CompiledConditions = compileConditions(conditions);
  const earlier: Said[] = [];
  return (subjects) => {
    const own = subjects.filter(({ subject }) => subject.kind === appliesTo);
    const now: Said = new Map(own.map(({ subject, facts }) => [subjectKey(subject), verdictOf(facts)]));
    earlier.unshift(now);
    if (!persistence) return now;
    const overTime = (key: string) =>
      persistentVerdict(
        persistence,
        earlier.map((said) => said.get(key) ?? null),
      );
    return new Map([...now.keys()].map((key) => [key, overTime(key)]));
  };
}

function touchedBy(subjects: readonly SubjectFacts[], said: Said): readonly SubjectRef[] {
  return refsOf(subjects, said, 'holds');
}

function refsOf(subjects: readonly SubjectFacts[], said: Said, verdict: Verdict): readonly SubjectRef[] {
  return subjects.filter(({ subject }) => said.get(subjectKey(subject)) === verdict).map(({ subject: { kind, id } }) => ({ kind, id }));
}
