import { firstDay, monthsAfter, type Month } from './calendar.ts';
import { randomStream, type Random } from './random.ts';

/** How large a load is: so many rows over so many months up to `until`, spread over agents in teams of 20. */
export type LoadSize = {
  readonly seed: number;
  readonly rows: number;
  readonly agents: number;
  readonly months: number;
  readonly until: Month;
};

export type LoadContact = {
  readonly number: number;
  readonly day: number;
  readonly second: number;
  readonly channel: string;
  readonly outcome: 'answered' | 'abandoned' | 'left-in-ivr' | 'not-ours' | 'other';
  readonly topic: string;
  readonly team: string;
  readonly agent: string | null;
  readonly customer: string | null;
  readonly waitSeconds: number;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
  readonly wrapSeconds: number | null;
  readonly resolved: boolean | null;
  readonly transferred: boolean | null;
  readonly csat: number | null;
};

const channelCodes = ['telephone', 'telephone', 'telephone', 'chat', 'email'] as const;
const teamSize = 20;

/** Contacts for loads and kills: nothing is told by them, but every tenth agent is far below the others, so that rules fire. */
export function* loadContacts(size: LoadSize): Generator<LoadContact> {
  const random = randomStream(size.seed, 'load');
  const start = firstDay(monthsAfter(size.until, 1 - size.months));
  const days = firstDay(monthsAfter(size.until, 1)) - start;
  for (let number = 1; number <= size.rows; number++) {
    const day = start + Math.floor(((number - 1) * days) / size.rows);
    yield loadContact(random, number, day, number % size.agents);
  }
}

function loadContact(random: Random, number: number, day: number, place: number): LoadContact {
  const weak = place % 10 === 0;
  const base = {
    number,
    day,
    second: 8 * 3600 + random.below(10 * 3600),
    channel: channelCodes[random.below(5)] ?? 'telephone',
    topic: `topic-${random.below(12)}`,
    team: `team-${Math.floor(place / teamSize)}`,
    customer: random.chance(0.9) ? `C${random.below(200_000)}` : null,
    waitSeconds: random.below(180),
  };
  if (random.chance(0.08)) {
    const nothing = { talkSeconds: null, holdSeconds: null, wrapSeconds: null, resolved: null, transferred: null, csat: null };
    return { ...base, ...nothing, outcome: 'abandoned', agent: null };
  }
  const resolved = random.chance(weak ? 0.55 : 0.9);
  return {
    ...base,
    outcome: random.chance(0.01) ? 'not-ours' : 'answered',
    agent: `agent-${place}`,
    talkSeconds: 20 + random.below(600),
    holdSeconds: random.chance(0.3) ? random.below(90) : 0,
    wrapSeconds: random.below(120),
    resolved,
    transferred: random.chance(0.06),
    csat: random.chance(0.3) ? (random.chance(weak ? 0.5 : 0.85) ? 4 + random.below(2) : 1 + random.below(3)) : null,
  };
}
