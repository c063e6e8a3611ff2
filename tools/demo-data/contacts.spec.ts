import { dayFacts, monthsBetween, secondsBetween, type Month } from './calendar.ts';
import type { Contact } from './contact.ts';
import { contacts } from './contacts.ts';
import { demoSeed } from './demo-seed.ts';
import { agents, channels, story, teams, topics } from './organisation.ts';
import { shiftsOf } from './seasons.ts';

const until: Month = { year: 2026, month: 10 };
const all = [...contacts(demoSeed, until)];
const monthsLeftOf = (contact: Contact): number => monthsBetween(dayFacts(contact.at.day), until);
const answered = all.filter((contact) => contact.outcome === 'answered');

type Tally = { answered: number; resolved: number; votes: number; satisfied: number };
const tally = (chosen: readonly Contact[]): Tally => ({
  answered: chosen.length,
  resolved: chosen.filter((contact) => contact.resolved).length,
  votes: chosen.filter((contact) => contact.csat !== null).length,
  satisfied: chosen.filter((contact) => (contact.csat ?? 0) >= 4).length,
});
const of = (agent: string, ...months: readonly number[]): Tally =>
  tally(answered.filter((contact) => contact.agent === agent && months.includes(monthsLeftOf(contact))));
const teamIn = (team: string, month: number): Tally =>
  tally(answered.filter((contact) => contact.team === team && monthsLeftOf(contact) === month));

describe('the demo organisation', () => {
  it('has 4 teams, 40 agents of different names, 5 channels', () => {
    expect(teams).toHaveLength(4);
    expect(channels).toHaveLength(5);
    expect(new Set(agents.map((agent) => agent.name)).size).toBe(40);
    expect(new Set(agents.map((agent) => agent.code)).size).toBe(40);
    expect(topics.every((topic) => teams.some((team) => team.code === topic.team))).toBe(true);
  });

  it('tells at least 200,000 contacts of 24 months, in the order of arrival, each with its own number', () => {
    expect(all.length).toBeGreaterThanOrEqual(200_000);
    expect(new Set(all.map(monthsLeftOf)).size).toBe(24);
    expect(all.every((contact, i) => i === 0 || secondsBetween(all[i - 1]!.at, contact.at) >= 0)).toBe(true);
    expect(new Set(all.map((contact) => contact.number)).size).toBe(all.length);
  });

  it('uses each team, agent, channel, topic and outcome', () => {
    expect(new Set(answered.map((contact) => contact.agent)).size).toBe(40);
    expect(new Set(answered.map((contact) => contact.channel)).size).toBe(5);
    expect(new Set(answered.map((contact) => contact.topic)).size).toBe(topics.length);
    expect(new Set(all.map((contact) => contact.outcome))).toEqual(new Set(['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other']));
  });

  it('takes calls only while it is open', () => {
    const outside = all.filter(({ channel, at }) => {
      const hour = at.second / 3600;
      return !shiftsOf(channel, dayFacts(at.day)).some((shift) => hour >= shift.opens && hour < shift.closes);
    });
    expect(outside).toEqual([]);
    expect(all.some((contact) => contact.channel === 'telephone' && dayFacts(contact.at.day).holiday)).toBe(false);
  });

  it('never leaves an answered contact without agent, wait and parts, nor gives them to others', () => {
    const wrong = all.filter((contact) => {
      const handled = contact.outcome === 'answered' || contact.outcome === 'not-ours';
      const told = contact.agent !== null && contact.talkSeconds !== null && contact.waitSeconds !== null;
      return told !== handled || (contact.waitSeconds ?? 0) < 0 || (contact.csat !== null && contact.outcome !== 'answered');
    });
    expect(wrong).toEqual([]);
  });

  it('dips in August and on Saturdays', () => {
    const inMonth = (month: number) => all.filter((contact) => dayFacts(contact.at.day).month === month).length;
    const onWeekday = (weekday: number) => all.filter((contact) => dayFacts(contact.at.day).weekday === weekday).length;
    expect(inMonth(8)).toBeLessThan(0.75 * inMonth(6));
    expect(onWeekday(6)).toBeLessThan(0.5 * onWeekday(5));
    expect(onWeekday(1)).toBeGreaterThan(onWeekday(5));
  });

  it('asks about a quarter of the answered contacts', () => {
    const { votes } = tally(answered);
    expect(votes / answered.length).toBeGreaterThan(0.22);
    expect(votes / answered.length).toBeLessThan(0.3);
  });

  it('has customers who come back', () => {
    const calls = new Map<number, number>();
    for (const { customer } of all) if (customer !== null) calls.set(customer, (calls.get(customer) ?? 0) + 1);
    expect([...calls.values()].filter((count) => count > 3).length).toBeGreaterThan(1000);
  });

  it('has a bad month in one team, and in that team alone', () => {
    const rates = (team: string, month: number) => {
      const { answered: n, resolved, votes, satisfied } = teamIn(team, month);
      return { resolved: resolved / n, satisfied: satisfied / votes };
    };
    const [bad, after] = [rates(story.badTeam, 1), rates(story.badTeam, 0)];
    expect(after.resolved - bad.resolved).toBeGreaterThan(0.08);
    expect(after.satisfied - bad.satisfied).toBeGreaterThan(0.08);
    expect(Math.abs(rates('territorio', 0).resolved - rates('territorio', 1).resolved)).toBeLessThan(0.04);
  });

  it('has a channel that grows slow', () => {
    const meanWaitHours = (channel: string, month: number) => {
      const chosen = answered.filter((contact) => contact.channel === channel && monthsLeftOf(contact) === month);
      return chosen.reduce((sum, contact) => sum + (contact.waitSeconds ?? 0), 0) / chosen.length / 3600;
    };
    expect(meanWaitHours(story.slowChannel, 6)).toBeLessThan(24);
    expect(meanWaitHours(story.slowChannel, 0)).toBeGreaterThan(28);
    expect(meanWaitHours('web-form', 0)).toBeLessThan(24);
  });

  it('has an agent who improves after training, one who struggles, one who resolves little', () => {
    const share = (part: number, whole: number) => part / whole;
    const [before, now] = [of(story.improving, 8, 9, 10, 11), of(story.improving, 0, 1, 2, 3)];
    expect(share(now.resolved, now.answered) - share(before.resolved, before.answered)).toBeGreaterThan(0.12);
    const struggling = of(story.struggling, 0, 1, 2);
    expect(share(struggling.satisfied, struggling.votes)).toBeLessThan(0.66);
    const unresolving = of(story.unresolving, 0);
    expect(share(unresolving.resolved, unresolving.answered)).toBeLessThan(0.8);
  });

  it.each([0, 1, 2])('lets the satisfaction of most agents be judged, but not of those on leave or new (%s months back)', (month) => {
    const judged = agents.filter((agent) => of(agent.code, month).votes >= 30).map((agent) => agent.code);
    expect(judged.length).toBeGreaterThanOrEqual(month === 2 ? 26 : 36);
    expect(judged).not.toContain(story.onLeave);
    expect(judged).not.toContain(story.newcomer);
  });

  it('knows no reply after the end of the export', () => {
    const end = all.at(-1)?.at.day ?? 0;
    expect(all.every((contact) => contact.repliedAt === null || contact.repliedAt.day <= end)).toBe(true);
  });
});
