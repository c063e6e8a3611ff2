import { addLocalDays } from '../calendars/local-time';
import type { Role } from '../people/role';
import { type Day, parsePeriod, type Period } from '../period';
import { type Delivery, rhythmOf } from '../sources/rhythm';

/** What is looked at before a period is evaluated, in the order in which it comes about. */
export const READINESS_CHECKS = ['period', 'sources', 'records', 'staff', 'targets', 'rules'] as const;
export type ReadinessCheckName = (typeof READINESS_CHECKS)[number];

/** `waiting` comes about by itself, `missing` needs somebody. */
export type Readiness = 'ready' | 'waiting' | 'missing';

/** A source that has given, or gives now, records of the period or of the one before it. */
export type DeliveringSource = {
  readonly name: string;
  /** In the order in which they came. */
  readonly deliveries: readonly Delivery[];
  /** An import of it is queued or being read. */
  readonly isReading: boolean;
};

export type ReadinessBasis = {
  readonly period: Period;
  readonly today: Day;
  readonly sources: readonly DeliveringSource[];
  /** The kinds of records that there are of the period before, and of this one. */
  readonly kindsBefore: readonly string[];
  readonly kinds: readonly string[];
  /** Agents with contacts in the period that belong to no team at its end. */
  readonly agentsWithoutTeam: number;
  /** Targets in force in the period; published rules about periods of its kind. */
  readonly targets: number;
  readonly rules: number;
};

/** A source that has not delivered the whole period: `dueOn` by its rhythm, null while it is being read. */
export type OwingSource = { readonly name: string; readonly lastDay: Day | null; readonly dueOn: Day | null; readonly isLate: boolean };

export type ReadinessCheck = {
  readonly name: ReadinessCheckName;
  readonly state: Readiness;
  /** Whose it is to see to it; null where nobody has to. */
  readonly by: Role | null;
  /** Of `sources`: those that owe; of `records`: the kinds that nobody gave; of `staff`: how many agents; of `period`: its last day. */
  readonly sources: readonly OwingSource[];
  readonly kinds: readonly string[];
  readonly count: number;
  readonly until: Day | null;
};

export type PeriodReadiness = {
  readonly period: Period;
  readonly ready: number;
  readonly isReady: boolean;
  /** There is no record of the period at all: nothing can be evaluated. */
  readonly isEmpty: boolean;
  readonly checks: readonly ReadinessCheck[];
};

/** A service that is closed on a long weekend has no records of the last days of its period. */
const CLOSED_DAYS = 3;

/** What an evaluation of a period would still miss, and who sees to it. Nothing of it forbids one. */
export function readinessOf(basis: ReadinessBasis): PeriodReadiness {
  const { until } = parsePeriod(basis.period);
  const checks = [
    periodCheck(basis, until),
    sourcesCheck(basis, until),
    recordsCheck(basis),
    staffCheck(basis),
    targetsCheck(basis),
    rulesCheck(basis),
  ];
  const ready = checks.filter(({ state }) => state === 'ready').length;
  return { period: basis.period, ready, isReady: ready === checks.length, isEmpty: basis.kinds.length === 0, checks };
}

/** What keeps the imports of a period from being in: its end, and sources that owe or kinds that are missing. */
export function waitedImports({ checks }: PeriodReadiness): readonly ReadinessCheck[] {
  return checks.filter(({ name, state }) => state !== 'ready' && (name === 'period' || name === 'sources' || name === 'records'));
}

/** What even an evaluation that waits for no import has to wait for: records of whatever kind. */
export function waitedRecords({ checks, isEmpty }: PeriodReadiness): readonly ReadinessCheck[] {
  return isEmpty ? checks.filter(({ name, state }) => state !== 'ready' && name === 'records') : [];
}

function periodCheck({ today }: ReadinessBasis, until: Day): ReadinessCheck {
  return check('period', today > until ? 'ready' : 'waiting', null, { until });
}

function sourcesCheck({ sources, today }: ReadinessBasis, until: Day): ReadinessCheck {
  const owing = sources.flatMap((source) => owingOf(source, until, today));
  const isComing = owing.every(({ isLate }) => !isLate);
  return check('sources', owing.length === 0 ? 'ready' : isComing ? 'waiting' : 'missing', 'care-manager', { sources: owing });
}

/** A source that has brought too little to tell its rhythm is owed by nobody's clock: only what is being read of it is waited for. */
function owingOf({ name, deliveries, isReading }: DeliveringSource, until: Day, today: Day): readonly OwingSource[] {
  const { lastDay, usualDays, late } = rhythmOf(deliveries, today);
  if (isReading) return [{ name, lastDay, dueOn: null, isLate: false }];
  if (lastDay === null || usualDays === null || hasAll(lastDay, deliveries, until)) return [];
  return [{ name, lastDay, dueOn: addLocalDays(lastDay, usualDays), isLate: late }];
}

function hasAll(lastDay: Day, deliveries: readonly Delivery[], until: Day): boolean {
  return lastDay >= until || (lastDay >= addLocalDays(until, -CLOSED_DAYS) && deliveries.some(({ on }) => on > until));
}

function recordsCheck({ kinds, kindsBefore }: ReadinessBasis): ReadinessCheck {
  const missing = kinds.length === 0 && kindsBefore.length === 0 ? ['interactions'] : kindsBefore.filter((kind) => !kinds.includes(kind));
  return check('records', missing.length === 0 ? 'ready' : 'missing', 'care-manager', { kinds: missing });
}

const staffCheck = ({ agentsWithoutTeam: count }: ReadinessBasis) => check('staff', count === 0 ? 'ready' : 'missing', 'admin', { count });
const targetsCheck = ({ targets }: ReadinessBasis) => check('targets', targets > 0 ? 'ready' : 'missing', 'care-manager', {});
const rulesCheck = ({ rules }: ReadinessBasis) => check('rules', rules > 0 ? 'ready' : 'missing', 'care-manager', {});

function check(name: ReadinessCheckName, state: Readiness, by: Role | null, some: Partial<ReadinessCheck>): ReadinessCheck {
  return { name, state, by: state === 'ready' ? null : by, sources: [], kinds: [], count: 0, until: null, ...some };
}
