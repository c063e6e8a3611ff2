import type { Day } from '../period';

/** What came of a source on one local day, and the last day of what it brought (null when it brought nothing new). */
export interface Delivery {
  readonly on: Day;
  readonly lastDay: Day | null;
}

/** How regularly a source brings data. */
export interface Rhythm {
  /** The last day of which there is data. */
  readonly lastDay: Day | null;
  /** Days from then until today, never negative; null without any data. */
  readonly daysWithout: number | null;
  /** So many days without data are usual for this source before the next come; null where too little has come to say. */
  readonly usualDays: number | null;
  readonly late: boolean;
}

const REMEMBERED = 20;
const FEWEST = 3;
/** One delivery in ten may be later than usual without its becoming the rule. */
const USUAL_SHARE = 0.9;
const DAY_MS = 86_400_000;

/**
 * The rhythm of a source by what it brought, in the order in which it came. What counts is how old its last data were each time when
 * newer ones arrived: one or two days for a switchboard that sends every night, five weeks for one that sends a file a month.
 */
export function rhythmOf(deliveries: readonly Delivery[], today: Day): Rhythm {
  let lastDay: Day | null = null;
  const lags: number[] = [];
  for (const delivery of deliveries) {
    if (delivery.lastDay === null || (lastDay !== null && delivery.lastDay <= lastDay)) continue;
    if (lastDay !== null) lags.push(Math.max(0, daysBetween(lastDay, delivery.on)));
    lastDay = delivery.lastDay;
  }
  const usualDays = usualOf(lags.slice(-REMEMBERED));
  const daysWithout = lastDay === null ? null : Math.max(0, daysBetween(lastDay, today));
  return { lastDay, daysWithout, usualDays, late: usualDays !== null && daysWithout !== null && daysWithout > usualDays };
}

function usualOf(lags: readonly number[]): number | null {
  if (lags.length < FEWEST) return null;
  const sorted = lags.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * USUAL_SHARE) - 1]!;
}

const daysBetween = (from: Day, until: Day): number => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
