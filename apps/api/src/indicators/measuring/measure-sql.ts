import {
  type Clock,
  clockField,
  type MeasureCondition,
  type MeasureDefinition,
  type MeasuredRecords,
  type Quantity,
  type TimeUnit,
} from '@circolo/domain';
import { openMsBetween } from '../../calendars/calendars.reads';
import { outcomeLetter } from '../../sources/kept-records.reads';
import { CLOCK_COLUMNS } from './clock-columns';
import { columnOf, numberOf, RECORDS_TABLES } from './records-tables';

const HOUR = 3_600_000;
const MILLISECONDS: Readonly<Record<Exclude<TimeUnit, 'local-days'>, number>> = { seconds: 1000, hours: HOUR, days: 24 * HOUR };
/** Columns that a condition or sum uses beside those of the table: of a clock, or `<field>_tracked`, or what is `observed`. */
export interface Compiled {
  readonly sql: string;
  readonly clocks: readonly Clock[];
  readonly tracked: readonly string[];
}

const text = (word: string): string => `'${word.replaceAll("'", "''")}'`;

/** What a measure adds up of one record (`r`), 1 for a count; together with the condition under which it does. */
export function measureSql(definition: MeasureDefinition): { readonly where: Compiled; readonly value: Compiled | null } {
  const conditions = definition.where.map((condition) => conditionSql(condition, definition.over));
  const where: Compiled = {
    sql: conditions.map(({ sql }) => sql).join(' and ') || 'true',
    clocks: conditions.flatMap(({ clocks }) => clocks),
    tracked: conditions.flatMap(({ tracked }) => tracked),
  };
  return { where, value: definition.sum ? quantitySql(definition.sum, definition.over) : null };
}

function quantitySql(quantity: Quantity, over: MeasuredRecords): Compiled {
  if ('clock' in quantity) return { sql: clockName(quantity.clock), clocks: [quantity.clock], tracked: [] };
  const { number, times = 1 } = quantity;
  return { sql: times === 1 ? numberOf(over, number) : `round(${numberOf(over, number)} * ${times})`, clocks: [], tracked: [] };
}

function conditionSql(condition: MeasureCondition, over: MeasuredRecords): Compiled {
  const plain = (sql: string): Compiled => ({ sql, clocks: [], tracked: [] });
  if ('known' in condition && !('clock' in condition)) return plain(`${columnOf(over, condition.known)} is not null`);
  if ('possible' in condition) {
    const end = endOf(condition.possible, over);
    return plain(`coalesce(${end} >= ${RECORDS_TABLES[over].at}, true)`);
  }
  if ('tracked' in condition) return { sql: trackedName(condition.tracked), clocks: [], tracked: [condition.tracked] };
  if ('in' in condition)
    return plain(`${columnOf(over, condition.field)} in (${condition.in.map((word) => text(wordOf(condition.field, word))).join(', ')})`);
  if ('is' in condition) return plain(`${columnOf(over, condition.field)} is ${condition.is}`);
  if ('isNot' in condition) return plain(`${columnOf(over, condition.field)} is not ${condition.isNot}`);
  if ('observed' in condition) return plain(observedSql(condition, over));
  if ('score' in condition) return plain(scoreSql(condition, over));
  if ('number' in condition) return plain(`${numberOf(over, condition.number)} <= ${condition.atMost}`);
  const name = clockName(condition.clock);
  if ('known' in condition) return { sql: `${name} is not null`, clocks: [condition.clock], tracked: [] };
  const [compare, amount] = 'over' in condition ? ['>', Number(condition.over)] : ['<=', Number(condition.atMost)];
  if (condition.unit === 'local-days') return plain(`${localDaysSql(condition.clock, over)} ${compare} ${amount}`);
  return { sql: `${name} ${compare} ${amount * MILLISECONDS[condition.unit]}`, clocks: [condition.clock], tracked: [] };
}

const wordOf = (field: string, word: string): string => (field === 'outcome' ? outcomeLetter(word) : word);
const clockName = (clock: Clock): string => `r.${CLOCK_COLUMNS[clock].name}`;

/** The column of the instant that a clock runs to. */
const endOf = (clock: Clock, over: MeasuredRecords): string => columnOf(over, clockField(clock, over));

/** The name under which it is known whether the source of a record tells a field. */
export const trackedName = (field: string): string => `r.tracks_${field.toLowerCase()}`;

/** Scores are kept with the top of their scale, except those of the one scale from 0 to 10. */
function scoreSql({ score, top, from, to }: Extract<MeasureCondition, { score: string }>, over: MeasuredRecords): string {
  const column = columnOf(over, score);
  const scale = score === 'nps' ? `${column} is not null` : `${column} is not null and ${column}_top = ${top}`;
  return [scale, from === undefined ? [] : `${column} >= ${from}`, to === undefined ? [] : `${column} <= ${to}`].flat().join(' and ');
}

function localDaysSql(clock: Clock, over: MeasuredRecords): string {
  const end = endOf(clock, over);
  return `case when ${end} >= ${RECORDS_TABLES[over].at} then (${end} at time zone r.zone)::date - r.day end`;
}

function observedSql({ observed, unit, openingHours }: Extract<MeasureCondition, { observed: unknown }>, over: MeasuredRecords): string {
  const amount = Number(observed);
  if (unit === 'local-days') return `r.day + ${amount} <= r.seen_active`;
  const milliseconds = amount * MILLISECONDS[unit];
  const { at } = RECORDS_TABLES[over];
  if (openingHours) return `${openMsBetween('r.calendar_key', at, 'r.seen_until')} > ${milliseconds}`;
  return `${at} + interval '${milliseconds} milliseconds' < r.seen_until`;
}
