import { dayFacts, firstDay, monthsAfter, monthsBetween, type DayFacts, type Month } from './calendar.ts';
import { answerTo, type Arrival } from './answers.ts';
import type { Contact } from './contact.ts';
import { channels } from './organisation.ts';
import { randomStream, type Random } from './random.ts';
import { createRoster } from './roster.ts';
import { arrivals, arrivalSecond, topicWeights } from './seasons.ts';

export const monthsTold = 24;

const customers = 52_000;
const comesBack = 0.45;

/**
 * Contacts of so many months up to the last day of one, in the order of arrival. Letters that are not answered by then are not in it:
 * the export holds what is closed.
 */
export function* contacts(seed: number, until: Month, months = monthsTold): Generator<Contact> {
  const random = randomStream(seed, 'contacts');
  const [start, end] = [firstDay(monthsAfter(until, 1 - months)), firstDay(monthsAfter(until, 1))];
  const roster = createRoster(seed, until);
  const returning = new Map<number, Arrival[]>();
  let number = 0;

  for (let day = start; day < end; day++) {
    const facts = dayFacts(day);
    for (const arrival of arrivalsOf(random, facts, until, returning)) {
      const contact = answerTo(random, arrival, facts, roster, seed, until);
      if (contact.repliedAt !== null && contact.repliedAt.day >= end) continue;
      number += 1;
      if (contact.resolved === false && contact.customer !== null && random.chance(comesBack)) comeBack(random, arrival, day, returning);
      yield { number, ...contact };
    }
  }
}

function arrivalsOf(random: Random, facts: DayFacts, until: Month, returning: Map<number, Arrival[]>): readonly Arrival[] {
  const monthsLeft = monthsBetween(facts, until);
  const weights = topicWeights(facts.month);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const today: Arrival[] = [];
  for (const { code } of channels) {
    const count = arrivals(random, code, facts, monthsLeft);
    for (let i = 0; i < count; i++) {
      const known = code !== 'telephone' || random.chance(0.86);
      // The square makes some people call far more often than others.
      const customer = known ? Math.floor(customers * random.next() ** 2) : null;
      today.push({ channel: code, topic: random.weighted(weights, total), customer, second: arrivalSecond(random, code, facts) });
    }
    if (count > 0) {
      for (const again of returning.get(facts.day) ?? []) {
        if (again.channel === code) today.push({ ...again, second: arrivalSecond(random, code, facts) });
      }
    }
  }
  returning.delete(facts.day);
  return today.sort((a, b) => a.second - b.second);
}

function comeBack(random: Random, arrival: Arrival, day: number, returning: Map<number, Arrival[]>): void {
  const when = day + 1 + random.below(6);
  const channel = arrival.channel !== 'telephone' && random.chance(0.4) ? 'telephone' : arrival.channel;
  const expected = returning.get(when);
  if (expected) expected.push({ ...arrival, channel });
  else returning.set(when, [{ ...arrival, channel }]);
}
