import { clocksGoForward, type DayFacts } from './calendar.ts';
import { topics, type ChannelCode } from './organisation.ts';
import type { Random } from './random.ts';

type Shift = { readonly opens: number; readonly closes: number };

/** Contacts of an ordinary Wednesday. */
const ordinaryDay: Readonly<Record<ChannelCode, number>> = { telephone: 290, email: 82, chat: 60, desk: 72, 'web-form': 44 };

const byWeekday = [1.18, 1.06, 1, 0.98, 0.9, 0.34, 0.18];
/** July and August are quiet, September and January busy. */
const byMonth = [1.12, 1.02, 1, 1, 1.02, 1.06, 0.9, 0.68, 1.1, 1.04, 1.02, 0.92];

/** Opening hours, in hours of the local day; none on a closed day. Letters and forms come at any time. */
export function shiftsOf(channel: ChannelCode, { weekday, holiday }: DayFacts): readonly Shift[] {
  if (channel === 'email' || channel === 'web-form') return [{ opens: 0, closes: 24 }];
  if (holiday || weekday === 7) return [];
  if (weekday === 6) return channel === 'telephone' ? [{ opens: 8, closes: 13 }] : [];
  if (channel === 'telephone') return [{ opens: 8, closes: 18 }];
  if (channel === 'chat') return [{ opens: 9, closes: 17 }];
  const morning = { opens: 8.5, closes: 13 };
  return weekday === 2 || weekday === 4 ? [morning, { opens: 14.5, closes: 17.5 }] : [morning];
}

/** How many contacts arrive by a channel on a day: the season's mean, with somewhat more spread than chance alone would give. */
export function arrivals(random: Random, channel: ChannelCode, facts: DayFacts, monthsLeft: number): number {
  if (shiftsOf(channel, facts).length === 0) return 0;
  const quietDay = facts.holiday ? 0.3 : 1;
  const growth = 1 - 0.004 * monthsLeft;
  const mean = ordinaryDay[channel] * (byWeekday[facts.weekday - 1] ?? 1) * (byMonth[facts.month - 1] ?? 1) * quietDay * growth;
  return Math.max(0, Math.round(mean + 1.5 * Math.sqrt(mean) * random.normal()));
}

/** Second of the local day of an arrival: mornings are busier, and letters are written by day. */
export function arrivalSecond(random: Random, channel: ChannelCode, facts: DayFacts): number {
  const shifts = shiftsOf(channel, facts);
  if (channel === 'email' || channel === 'web-form') return letterSecond(random, facts);
  const hours = shifts.reduce((sum, shift) => sum + shift.closes - shift.opens, 0);
  const early = random.chance(0.35) ? Math.min(random.next(), random.next()) : random.next();
  let hour = early * hours;
  for (const shift of shifts) {
    if (hour < shift.closes - shift.opens) return Math.floor((shift.opens + hour) * 3600);
    hour -= shift.closes - shift.opens;
  }
  return Math.floor(((shifts.at(-1)?.closes ?? 18) - 0.01) * 3600);
}

function letterSecond(random: Random, facts: DayFacts): number {
  const hour = random.chance(0.72) ? 8 + 10 * random.next() : 24 * random.next();
  return Math.floor((clocksGoForward(facts) && hour >= 2 && hour < 3 ? hour + 1 : hour) * 3600);
}

/** How busy an hour is against the day's mean; waits and patience follow it. */
export function pressure(second: number, month: number): number {
  const hour = second / 3600;
  const peak = hour >= 9.5 && hour < 12 ? 1.35 : hour < 15 ? 0.95 : 0.75;
  return peak * (byMonth[month - 1] ?? 1);
}

/** Weights of the topics in a month, in the order of `topics`. */
export function topicWeights(month: number): readonly number[] {
  return topics.map((topic) => topic.weight * (topic.months[month - 1] ?? 1));
}
