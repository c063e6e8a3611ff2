import type { Clock, Day, MeasureDefinition } from '@circolo/domain';
import type { Sql } from '../../platform/database';
import { columnOf } from './records-tables';

/** The column without which a clock of interactions is never known. */
const NEEDED_BY: Readonly<Record<Clock, string>> = {
  wait: 'r.wait_ms',
  talk: 'r.talk_ms',
  hold: 'r.hold_ms',
  wrap: 'r.wrap_ms',
  handle: 'r.talk_ms',
  firstReply: 'r.first_reply_at',
  firstReplyOpen: 'r.first_reply_at',
  resolution: 'r.resolved_at',
  resolutionOpen: 'r.resolved_at',
  laterSameTopic: 'r.customer',
  laterAnyTopic: 'r.customer',
  earlierSameTopic: 'r.customer',
  earlierAnyTopic: 'r.customer',
};

const COLUMNS = [
  ...new Set([
    ...Object.values(NEEDED_BY),
    ...['csat', 'nps', 'ces', 'resolved', 'transferred', 'escalated', 'reopened'].map((field) => columnOf(field)),
  ]),
];
const PRESENT = `
  select ${COLUMNS.map((column) => `coalesce(bool_or(${column} is not null), false) as "${column}"`).join(', ')} from interaction r
  where $1::date[] is null or r.day = any($1)`;

/** The columns of interactions in which anything stands on the days (null for all): a sum over another need not be reckoned for each record. */
export async function presentColumns(tx: Sql, days: readonly Day[] | null): Promise<ReadonlySet<string>> {
  const [row] = await tx.query<Record<string, boolean>[]>(PRESENT, [days]);
  return new Set(COLUMNS.filter((column) => row?.[column]));
}

/** Whether a sum over interactions can be anything but zero, given the columns in which something stands. */
export function canCount(definition: MeasureDefinition, present: ReadonlySet<string>): boolean {
  return definition.where.every((condition) => {
    if ('clock' in condition) return present.has(NEEDED_BY[condition.clock]);
    const column = 'score' in condition ? columnOf(condition.score) : 'is' in condition ? columnOf(condition.field) : null;
    const known = 'known' in condition ? columnOf(condition.known) : column;
    return known === null || !COLUMNS.includes(known) || present.has(known);
  });
}

/** Whether any value of a clock can be known. */
export const canRun = (clock: Clock, present: ReadonlySet<string>): boolean => present.has(NEEDED_BY[clock]);
