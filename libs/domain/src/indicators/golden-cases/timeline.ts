import { addLocalDays, epochOf, epochOfInstant, instantText } from '../../calendars/local-time';
import { deadlineAfter, type OpeningSpan, openingSpans } from '../../calendars/opening-spans';
import { localDayOf } from '../../period';
import type { Indicator } from '../indicator';
import { GOLDEN_CALENDAR, GOLDEN_TIME_ZONE, type GoldenCase, type GoldenContact } from './golden-case';
import { seenUntilOf } from './records-of-case';

export const TIMELINE_EVENTS = ['arrival', 'answer', 'hang-up', 'end', 'automatic-reply', 'reply', 'reopening', 'resolution'] as const;
export type TimelineEvent = { readonly at: string; readonly kind: (typeof TIMELINE_EVENTS)[number] };
type Stretch = { readonly from: string; readonly until: string };

/** What happens with one contact; `counted` is the time that enters the figure, `term` the time within which something was due. */
export type TimelineLane = {
  readonly contact: string;
  readonly customer: string | null;
  readonly topic: string | null;
  readonly events: readonly TimelineEvent[];
  readonly counted: readonly Stretch[];
  readonly term: Stretch | null;
};

/** A golden case drawn along time: the hours of opening where the figure counts them, and how far the data reach where that matters. */
export type Timeline = {
  readonly from: string;
  readonly until: string;
  readonly open: readonly OpeningSpan[] | null;
  readonly lanes: readonly TimelineLane[];
  readonly seenUntil: string | null;
};

const HOUR = 3_600_000;

/** The timeline of a case as an indicator sees it; all instants in UTC. */
export function timelineOf(golden: GoldenCase, indicator: Pick<Indicator, 'code' | 'parameters'>): Timeline {
  const lanes = golden.contacts.filter(({ externalId }) => externalId !== 'last').map((contact) => laneOf(contact, golden, indicator));
  const seenUntil = lanes.some(({ term }) => term) ? seenUntilOf(golden) : null;
  const instants = lanes.flatMap(({ events, term }) => [...events.map(({ at }) => at), ...(term ? [term.until] : [])]);
  const [from, until] = [
    instants.reduce((a, b) => (a < b ? a : b)),
    [...instants, ...(seenUntil ? [seenUntil] : [])].reduce((a, b) => (a > b ? a : b)),
  ];
  return { from, until, open: countsOpeningHours(indicator) ? openBetween({ from, until }) : null, lanes, seenUntil };
}

/** Codes of indicators that count opening hours end so. */
const countsOpeningHours = ({ code }: Pick<Indicator, 'code'>): boolean => code.endsWith('_O');

function laneOf(contact: GoldenContact, golden: GoldenCase, indicator: Pick<Indicator, 'code' | 'parameters'>): TimelineLane {
  const { externalId, customer = null, topic = null } = contact;
  const events = eventsOf(contact, golden);
  const whole = countedOf(contact, golden, events);
  const counted =
    whole === null
      ? []
      : countsOpeningHours(indicator)
        ? openBetween(whole).map((span) => ({ from: span.opensAt, until: span.closesAt }))
        : [whole];
  return { contact: externalId, customer, topic, events, counted, term: termOf(contact, indicator) };
}

function eventsOf(contact: GoldenContact, { clock }: GoldenCase): readonly TimelineEvent[] {
  const { arrivedAt, outcome, waitSeconds, firstReplyAt, automaticReply, reopenedAt, resolvedAt } = contact;
  const answeredAt = after(arrivedAt, waitSeconds ?? 0);
  const event = (kind: TimelineEvent['kind'], at: string | undefined): TimelineEvent[] =>
    at === undefined ? [] : [{ kind, at: instantText(epochOfInstant(at)) }];
  const arrival = event('arrival', arrivedAt);
  switch (clock) {
    case 'wait':
      return [...arrival, ...event(outcome === 'abandoned' ? 'hang-up' : 'answer', answeredAt)];
    case 'handling':
      return outcome === 'abandoned'
        ? [...arrival, ...event('hang-up', answeredAt)]
        : [...arrival, ...event('answer', answeredAt), ...event('end', after(answeredAt, handleSeconds(contact)))];
    case 'first-reply':
      return [...arrival, ...event(automaticReply ? 'automatic-reply' : 'reply', firstReplyAt)];
    case 'resolution':
      return [...arrival, ...event('reopening', reopenedAt), ...event('resolution', resolvedAt)];
    case 'repeat-window':
      return [...arrival, ...(outcome === 'abandoned' ? event('hang-up', answeredAt) : [])];
  }
}

function countedOf({ outcome }: GoldenContact, { clock }: GoldenCase, events: readonly TimelineEvent[]): Stretch | null {
  const at = (kind: TimelineEvent['kind']): string | undefined => events.find((event) => event.kind === kind)?.at;
  const between = (from: string | undefined, until: string | undefined): Stretch | null =>
    from === undefined || until === undefined ? null : { from, until };
  switch (clock) {
    case 'wait':
      return between(at('arrival'), at('answer') ?? at('hang-up'));
    case 'handling':
      return outcome === 'answered' ? between(at('answer'), at('end')) : null;
    case 'first-reply':
      return between(at('arrival'), at('reply'));
    case 'resolution':
      return between(at('arrival'), at('resolution'));
    case 'repeat-window':
      return null;
  }
}

/** Until when something was due: hours after the arrival, opening hours, whole local days, or the window for repeats. */
function termOf(contact: GoldenContact, { code, parameters }: Pick<Indicator, 'code' | 'parameters'>): Stretch | null {
  const { arrivedAt, customer, outcome } = contact;
  const until = (at: string | null): Stretch | null => (at === null ? null : { from: instantText(epochOfInstant(arrivedAt)), until: at });
  const { termHours, termDays, windowDays } = parameters;
  if (typeof termHours === 'number') {
    return until(
      countsOpeningHours({ code })
        ? deadlineAfter(GOLDEN_CALENDAR, arrivedAt, termHours * HOUR, GOLDEN_TIME_ZONE)
        : after(arrivedAt, termHours * 3600),
    );
  }
  if (typeof termDays === 'number') {
    const last = addLocalDays(localDayOf(arrivedAt, GOLDEN_TIME_ZONE), termDays);
    return until(instantText(epochOf(last, '24:00', GOLDEN_TIME_ZONE)));
  }
  if (typeof windowDays === 'number' && customer !== undefined && outcome === 'answered')
    return until(after(arrivedAt, windowDays * 86_400));
  return null;
}

function openBetween({ from, until }: Stretch): readonly OpeningSpan[] {
  const days = { from: localDayOf(from, GOLDEN_TIME_ZONE), until: localDayOf(until, GOLDEN_TIME_ZONE) };
  return openingSpans(GOLDEN_CALENDAR, days, GOLDEN_TIME_ZONE)
    .map(({ opensAt, closesAt }) => ({ opensAt: opensAt < from ? from : opensAt, closesAt: closesAt > until ? until : closesAt }))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt);
}

const after = (instant: string, seconds: number): string => instantText(epochOfInstant(instant) + seconds * 1000);

const handleSeconds = ({ talkSeconds = 0, holdSeconds = 0, wrapSeconds = 0 }: GoldenContact): number =>
  talkSeconds + holdSeconds + wrapSeconds;
