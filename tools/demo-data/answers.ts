import { afterOfficeSeconds, monthsBetween, secondsBetween, type DayFacts, type Moment, type Month } from './calendar.ts';
import type { Contact } from './contact.ts';
import { topics, type ChannelCode } from './organisation.ts';
import { performanceOf, replyMedianSeconds } from './performance.ts';
import type { Random } from './random.ts';
import type { Roster } from './roster.ts';
import { pressure } from './seasons.ts';

/** `topic` is the place in `topics`; `second` is of the local day. */
export type Arrival = { readonly channel: ChannelCode; readonly topic: number; readonly customer: number | null; readonly second: number };

/** Share of the answered contacts whose questionnaire comes back. */
const questionnaires = 0.26;

type Told = Omit<Contact, 'number'>;

/** What becomes of an arrival: who takes it, how long it takes, how it ends. */
export function answerTo(random: Random, arrival: Arrival, facts: DayFacts, roster: Roster, seed: number, until: Month): Told {
  const { channel, customer, second } = arrival;
  const topic = topics[arrival.topic];
  const at = { day: facts.day, second };
  const unanswered = {
    at, channel, topic: topic?.code ?? null, team: topic?.team ?? null, agent: null, customer, waitSeconds: null, talkSeconds: null,
    holdSeconds: null, wrapSeconds: null, repliedAt: null, resolved: null, transferred: null, csat: null,
  }; // prettier-ignore

  if (channel === 'telephone' && random.chance(0.035)) return { ...unanswered, outcome: 'left-in-ivr', topic: null, team: null };
  if (random.chance(0.003)) return { ...unanswered, outcome: 'other' };
  const busy = pressure(second, facts.month);
  if (random.chance(abandons[channel] * busy)) {
    return { ...unanswered, outcome: 'abandoned', waitSeconds: 4 + Math.round(random.exponential(channel === 'desk' ? 1500 : 95)) };
  }

  const monthsLeft = monthsBetween(facts, until);
  const written = channel === 'email' || channel === 'web-form';
  const repliedAt = written ? afterOfficeSeconds(at, random.logNormal(replyMedianSeconds(channel, monthsLeft), 0.9)) : null;
  const place = roster.onDuty(random, repliedAt?.day ?? facts.day, topic?.team ?? '');
  const performance = performanceOf(seed, place, monthsLeft);
  const handling = handlingOf(random, channel, performance.pace);
  const told = {
    ...unanswered,
    ...handling,
    agent: roster.codeOf(place),
    team: roster.teamOf(place),
    repliedAt,
    waitSeconds: waitOf(random, channel, busy, at, repliedAt),
  };
  if (random.chance(0.022)) return { ...told, outcome: 'not-ours' };

  const resolved = random.chance(performance.resolved);
  const satisfied = resolved ? performance.satisfiedResolved : performance.satisfiedUnresolved;
  const csat = random.chance(questionnaires) ? voteOf(random, satisfied) : null;
  return { ...told, outcome: 'answered', resolved, transferred: !written && random.chance(resolved ? 0.04 : 0.15), csat };
}

const abandons: Readonly<Record<ChannelCode, number>> = { telephone: 0.082, chat: 0.05, desk: 0.03, email: 0, 'web-form': 0 };

function waitOf(random: Random, channel: ChannelCode, busy: number, at: Moment, repliedAt: Moment | null): number {
  if (repliedAt) return secondsBetween(at, repliedAt);
  if (channel === 'desk') return Math.round(random.logNormal(420 * busy, 0.7));
  if (random.chance(0.3)) return 0;
  return Math.round(random.exponential((channel === 'chat' ? 38 : 68) * busy));
}

const talkMedian: Readonly<Record<ChannelCode, number>> = { telephone: 225, chat: 400, desk: 520, email: 460, 'web-form': 380 };

function handlingOf(random: Random, channel: ChannelCode, pace: number): Pick<Contact, 'talkSeconds' | 'holdSeconds' | 'wrapSeconds'> {
  const holds = channel === 'telephone' && random.chance(0.34);
  return {
    talkSeconds: 15 + Math.round(random.logNormal(talkMedian[channel] * pace, 0.55)),
    holdSeconds: holds ? 8 + Math.round(random.exponential(45)) : 0,
    wrapSeconds: channel === 'email' || channel === 'web-form' ? 0 : 6 + Math.round(random.exponential(48 * pace)),
  };
}

function voteOf(random: Random, satisfied: number): number {
  if (random.chance(satisfied)) return random.chance(0.56) ? 5 : 4;
  const low = random.next();
  return low < 0.5 ? 3 : low < 0.78 ? 2 : 1;
}
