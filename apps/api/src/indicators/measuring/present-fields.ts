import { type Clock, CLOCK_FIELDS, type Day, type MeasureDefinition } from '@circolo/domain';
import type { Sql } from '../../platform/database';
import { columnOf } from './records-tables';

const FIELDS = [...new Set([...Object.values(CLOCK_FIELDS), 'csat', 'nps', 'ces', 'resolved', 'transferred', 'escalated', 'reopened'])];
const PRESENT = `
  select ${FIELDS.map((field) => `coalesce(bool_or(${columnOf('interactions', field)} is not null), false) as "${field}"`).join(', ')}
  from interaction r where $1::date[] is null or r.day = any($1)`;

/** The fields of interactions in which anything stands on the days (null for all): a sum over another need not be reckoned for each record. */
export async function presentFields(tx: Sql, days: readonly Day[] | null): Promise<ReadonlySet<string>> {
  const [row] = await tx.query<Record<string, boolean>[]>(PRESENT, [days]);
  return new Set(FIELDS.filter((field) => row?.[field]));
}

/** Whether a sum over interactions can be anything but zero, given the fields in which something stands. */
export function canCount(definition: MeasureDefinition, present: ReadonlySet<string>): boolean {
  return definition.where.every((condition) => {
    if ('clock' in condition) return canRun(condition.clock, present);
    const field =
      'score' in condition ? condition.score : 'is' in condition ? condition.field : 'known' in condition ? condition.known : null;
    return field === null || !FIELDS.includes(field) || present.has(field);
  });
}

/** Whether any value of a clock can be known. */
export const canRun = (clock: Clock, present: ReadonlySet<string>): boolean => present.has(CLOCK_FIELDS[clock]);
