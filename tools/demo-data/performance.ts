import type { DayFacts } from './calendar.ts';
import { agents, story, type ChannelCode } from './organisation.ts';
import { fixedDraw } from './random.ts';

/**
 * What really goes on in the centre, which the indicators have to find out. `monthsLeft` is 0 in the last month and counts backwards.
 * Chances are fractions; times are seconds.
 */
export type Performance = {
  /** Chance that an answered contact is resolved. */
  readonly resolved: number;
  /** Chance that an answer to the questionnaire is 4 or 5, when the contact was resolved and when it was not. */
  readonly satisfiedResolved: number;
  readonly satisfiedUnresolved: number;
  /** Multiplies talking and after-work. */
  readonly pace: number;
};

type Level = { readonly resolved: number; readonly satisfied: number; readonly pace: number };

const ordinary = { resolved: 0.895, satisfied: 0.84 };
const badMonthsLeft = 1;

export function performanceOf(seed: number, place: number, monthsLeft: number): Performance {
  const agent = agents[place];
  const level = agent ? levelOf(seed, agent.code, place, monthsLeft) : { ...ordinary, pace: 1 };
  const bad = agent?.team === story.badTeam && monthsLeft === badMonthsLeft;
  return {
    resolved: level.resolved - (bad ? 0.13 : 0),
    satisfiedResolved: level.satisfied + 0.03 - (bad ? 0.1 : 0),
    satisfiedUnresolved: level.satisfied - 0.24 - (bad ? 0.1 : 0),
    pace: level.pace * (bad ? 1.2 : 1),
  };
}

function levelOf(seed: number, code: string, place: number, monthsLeft: number): Level {
  const pace = 0.85 + 0.3 * fixedDraw(seed, place, 3);
  if (code === story.struggling) return monthsLeft < 6 ? { resolved: 0.87, satisfied: 0.56, pace } : { ...ordinary, pace };
  if (code === story.unresolving) return { resolved: 0.74, satisfied: 0.8, pace: 1.1 };
  if (code === story.improving) return improved(monthsLeft);
  if (code === story.newcomer) return { resolved: 0.96, satisfied: 0.85, pace };
  return {
    resolved: ordinary.resolved + 0.05 * (fixedDraw(seed, place, 1) - 0.5),
    satisfied: ordinary.satisfied + 0.08 * (fixedDraw(seed, place, 2) - 0.5),
    pace,
  };
}

/** Weak before the course, then better month by month for three months, then good. */
function improved(monthsLeft: number): Level {
  const learnt = Math.min(Math.max((7 - monthsLeft) / 3, 0), 1);
  return { resolved: 0.73 + 0.2 * learnt, satisfied: 0.62 + 0.28 * learnt, pace: 1.15 - 0.15 * learnt };
}

/** Chance that an agent works on a day at all. */
export function presenceOf(code: string, place: number, facts: DayFacts, monthsLeft: number): number {
  const { month, dayOfMonth } = facts;
  if (code === story.onLeave && monthsLeft < 4) return isOneDayOfTheMonth(facts) ? 1 : 0;
  if (code === story.newcomer && (monthsLeft > 0 || dayOfMonth < 25)) return 0;
  if (onHoliday(place, month, dayOfMonth)) return 0;
  return 0.94;
}

/** The 12th, or the Monday after when it falls on a weekend. */
function isOneDayOfTheMonth({ dayOfMonth, weekday }: DayFacts): boolean {
  return dayOfMonth === 12 ? weekday <= 5 : weekday === 1 && (dayOfMonth === 13 || dayOfMonth === 14);
}

/** Two weeks of summer for each agent, spread from July to September, and a few days at Christmas for every third. */
function onHoliday(place: number, month: number, dayOfMonth: number): boolean {
  const turn = place % 5;
  if (month === 7) return (turn === 0 && dayOfMonth < 15) || (turn === 1 && dayOfMonth >= 17);
  if (month === 8) return (turn === 2 && dayOfMonth < 15) || (turn === 3 && dayOfMonth >= 15 && dayOfMonth < 29);
  if (month === 9) return turn === 4 && dayOfMonth < 15;
  return month === 12 && dayOfMonth >= 24 && place % 3 === 0;
}

/** Median of the office time until the first reply by e-mail or web form. */
export function replyMedianSeconds(channel: ChannelCode, monthsLeft: number): number {
  const hours = channel === story.slowChannel ? 3.2 + 0.9 * Math.max(0, 4 - monthsLeft) : 3.2;
  return hours * 3600;
}
