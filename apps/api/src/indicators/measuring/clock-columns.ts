import type { Clock } from '@circolo/domain';
import { openMsBetween } from '../../calendars/calendars.reads';

/** What the clocks of interactions need to know beside the record: made once for each record, under these names. */
export interface ClockColumn {
  readonly name: string;
  /** Over the record (`r`), the time zone of `zone`, and the way its source is seen (`seen`). */
  readonly sql: string;
}

const since = (column: string): string =>
  `case when r.${column} >= r.arrived_at then (extract(epoch from r.${column} - r.arrived_at) * 1000)::int8 end`;
const open = (column: string): string =>
  `case when r.${column} >= r.arrived_at then ${openMsBetween('r.calendar_key', 'r.arrived_at', `r.${column}`)} end`;

/** The nearest other contact of the same customer: found by the index, and looked for only where the customer is known. */
function neighbour(direction: 'later' | 'earlier', sameTopic: boolean): string {
  const [compare, gap, order] =
    direction === 'later' ? ['>', 'n.arrived_at - r.arrived_at', 'asc'] : ['<', 'r.arrived_at - n.arrived_at', 'desc'];
  const topic = sameTopic ? ' and n.topic_key is not distinct from r.topic_key' : '';
  return `case when r.customer is not null then coalesce((
    select (extract(epoch from ${gap}) * 1000)::int8 from interaction n
    where n.customer = r.customer and n.arrived_at ${compare} r.arrived_at${topic} order by n.arrived_at ${order} limit 1), ${ENDLESS}) end`;
}

/** No other contact ever: longer than any window. */
const ENDLESS = '9007199254740991';

/** How long each clock ran, in milliseconds; of a wait or a talk the column of the record itself. */
export const CLOCK_COLUMNS: Readonly<Record<Clock, ClockColumn>> = {
  wait: { name: 'wait_ms', sql: 'r.wait_ms' },
  talk: { name: 'talk_ms', sql: 'r.talk_ms' },
  hold: { name: 'hold_ms', sql: 'r.hold_ms' },
  wrap: { name: 'wrap_ms', sql: 'r.wrap_ms' },
  handle: { name: 'handle_ms', sql: '(r.talk_ms::int8 + r.hold_ms + r.wrap_ms)' },
  firstReply: { name: 'first_reply_ms', sql: since('first_reply_at') },
  firstReplyOpen: { name: 'first_reply_open_ms', sql: open('first_reply_at') },
  resolution: { name: 'resolution_ms', sql: since('resolved_at') },
  resolutionOpen: { name: 'resolution_open_ms', sql: open('resolved_at') },
  laterSameTopic: { name: 'later_same_ms', sql: neighbour('later', true) },
  laterAnyTopic: { name: 'later_any_ms', sql: neighbour('later', false) },
  earlierSameTopic: { name: 'earlier_same_ms', sql: neighbour('earlier', true) },
};
