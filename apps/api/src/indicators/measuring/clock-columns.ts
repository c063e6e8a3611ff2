import type { Clock } from '@circolo/domain';
import { openMsBetween } from '../../calendars/calendars.reads';

/** What the clocks of interactions need to know beside the record: made once for each record, under these names. */
export interface ClockColumn {
  readonly name: string;
  /** Over the record (`r`), the time zone of `zone`, and the way its source is seen (`seen`). */
  readonly sql: string;
}

/** No other contact ever: longer than any window. */
const ENDLESS = '9007199254740991';

const since = (column: string): string =>
  `case when r.${column} >= r.arrived_at then (extract(epoch from r.${column} - r.arrived_at) * 1000)::int8 end`;
const open = (column: string): string =>
  `case when r.${column} >= r.arrived_at then ${openMsBetween('r.calendar_key', 'r.arrived_at', `r.${column}`)} end`;

/** How the nearest other contact of a customer is found: the later or the earlier one, about the same topic or about any. */
interface Neighbour {
  readonly name: string;
  readonly direction: 'later' | 'earlier';
  readonly sameTopic: boolean;
}

const NEIGHBOURS = {
  laterSameTopic: { name: 'later_same', direction: 'later', sameTopic: true },
  laterAnyTopic: { name: 'later_any', direction: 'later', sameTopic: false },
  earlierSameTopic: { name: 'earlier_same', direction: 'earlier', sameTopic: true },
} as const satisfies Partial<Record<Clock, Neighbour>>;
const neighbourOf = (clock: Clock): Neighbour | undefined => (NEIGHBOURS as Partial<Record<Clock, Neighbour>>)[clock];

const distance = (direction: Neighbour['direction'], other: string): string =>
  `(extract(epoch from ${direction === 'later' ? `${other} - r.arrived_at` : `r.arrived_at - ${other}`}) * 1000)::int8`;

/** Found by the index, and looked for only where the customer is known. */
function lookedUp({ name, direction, sameTopic }: Neighbour): ClockColumn {
  const [compare, order] = direction === 'later' ? ['>', 'asc'] : ['<', 'desc'];
  const topic = sameTopic ? ' and n.topic_key is not distinct from r.topic_key' : '';
  const sql = `case when r.customer is not null then coalesce((
    select ${distance(direction, 'n.arrived_at')} from interaction n
    where n.customer = r.customer and n.arrived_at ${compare} r.arrived_at${topic} order by n.arrived_at ${order} limit 1), ${ENDLESS}) end`;
  return { name: `${name}_ms`, sql };
}

/** In one pass over the contacts of all customers: when the neighbour's (`<name>_at`) came. */
function windowed({ name, direction, sameTopic }: Neighbour): string {
  const [value, frame] =
    direction === 'later'
      ? ['first_value', `interval '1 microsecond' following and unbounded following`]
      : ['last_value', `unbounded preceding and interval '1 microsecond' preceding`];
  const group = sameTopic ? 'n.customer, n.topic_key' : 'n.customer';
  return `${value}(n.arrived_at) over (partition by ${group} order by n.arrived_at range between ${frame}) as ${name}_at`;
}

/**
 * The same clocks over contacts (`r`) joined with `neighbours`, the neighbours of all contacts for which `where` holds (over `n`): far
 * quicker when most of the days between two are asked for. Null when none of the clocks looks for neighbours.
 */
export function neighboursInOnePass(clocks: readonly Clock[], where: string): { readonly join: string; readonly names: string } | null {
  const asked = [...new Set(clocks)].flatMap((clock) => neighbourOf(clock) ?? []);
  if (asked.length === 0) return null;
  return {
    join: `left join (
      select n.key, ${asked.map(windowed).join(',\n        ')}
      from interaction n where n.customer is not null and ${where}
    ) neighbours on neighbours.key = r.key`,
    names: asked.map(({ name }) => `neighbours.${name}_at`).join(', '),
  };
}

/** A clock's column over contacts that are joined with their neighbours. */
export function columnInOnePass(clock: Clock): ClockColumn {
  const neighbour = neighbourOf(clock);
  if (!neighbour) return CLOCK_COLUMNS[clock];
  const { name, direction } = neighbour;
  return {
    name: `${name}_ms`,
    sql: `case when r.customer is not null then coalesce(${distance(direction, `r.${name}_at`)}, ${ENDLESS}) end`,
  };
}

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
  laterSameTopic: lookedUp(NEIGHBOURS.laterSameTopic),
  laterAnyTopic: lookedUp(NEIGHBOURS.laterAnyTopic),
  earlierSameTopic: lookedUp(NEIGHBOURS.earlierSameTopic),
};
