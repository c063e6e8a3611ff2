import { dayFacts, isOfficeDay, monthsBetween, type Month } from './calendar.ts';
import { agents, teams } from './organisation.ts';
import { presenceOf } from './performance.ts';
import { fixedDraw, type Random } from './random.ts';

export type Roster = {
  /** The place in `agents` of somebody of the team who works on that day; somebody of another team when nobody does. */
  readonly onDuty: (random: Random, day: number, team: string) => number;
  readonly codeOf: (place: number) => string;
  readonly teamOf: (place: number) => string;
};

/** One contact in so many is taken by a colleague of another team. */
const overflow = 0.04;

export function createRoster(seed: number, until: Month): Roster {
  const days = new Map<number, ReadonlyMap<string, readonly number[]>>();

  const dutyOf = (day: number): ReadonlyMap<string, readonly number[]> => {
    const known = days.get(day);
    if (known) return known;
    const duty = dutyOn(seed, until, day);
    days.set(day, duty);
    return duty;
  };

  return {
    onDuty: (random, day, team) => {
      const duty = dutyOf(day);
      const own = duty.get(team) ?? [];
      const asked = own.length === 0 || random.chance(overflow) ? (duty.get('') ?? []) : own;
      return asked[random.below(asked.length)] ?? 0;
    },
    codeOf: (place) => agents[place]?.code ?? '',
    teamOf: (place) => agents[place]?.team ?? '',
  };
}

/** Who works on a day, by team; under the empty name, everybody. Saturdays are shared in three turns. */
function dutyOn(seed: number, until: Month, day: number): ReadonlyMap<string, readonly number[]> {
  const facts = dayFacts(day);
  const monthsLeft = Math.max(0, monthsBetween(facts, until));
  const turn = Math.floor(day / 7) % 3;
  const present = agents.flatMap((agent, place) => {
    if (!isOfficeDay(facts) && place % 3 !== turn) return [];
    const presence = presenceOf(agent.code, place, facts, monthsLeft);
    return fixedDraw(seed, day, place) < presence ? [place] : [];
  });
  const duty = new Map<string, readonly number[]>([['', present]]);
  for (const { code } of teams)
    duty.set(
      code,
      present.filter((place) => agents[place]?.team === code),
    );
  return duty;
}
