import { type Clock, countOfClock, measureDefinition, type MeasuredKind, type PercentileClock } from '@circolo/domain';
import { CLOCK_COLUMNS } from './clock-columns';
import { measureSql } from './measure-sql';
import { recordsInWork } from './records-in-work';
import { groupingOf, WHOLE } from './sum-days';

/** The clock whose values a percentile is taken of, and of which records. */
export function percentileSource(of: PercentileClock): {
  readonly column: string;
  readonly where: string;
  readonly clocks: readonly Clock[];
} {
  const { where } = measureSql(measureDefinition(countOfClock(of), {}));
  const clock: Clock = of === 'abandonedWait' ? 'wait' : of;
  return { column: `r.${CLOCK_COLUMNS[clock].name}`, where: where.sql, clocks: [clock, ...where.clocks] };
}

const DAYS = '($1::date[] is null or r.day = any($1))';

/** The column that keeps the values of a clock. */
export const lengthColumn = (of: PercentileClock): string => of.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Kept {
  readonly clocks: readonly Clock[];
  readonly columns: string;
  /** An array a clock. */
  readonly lengths: string;
  readonly isAny: string;
}

function keptOf(clocks: readonly PercentileClock[]): Kept {
  const sources = clocks.map((of) => ({ of, ...percentileSource(of) }));
  const columns = clocks.map(lengthColumn).join(', ');
  return {
    clocks: sources.flatMap((source) => source.clocks),
    columns,
    lengths: sources
      .map(({ of, column, where }) => `array_agg(${column}::int8) filter (where ${where}) as ${lengthColumn(of)}`)
      .join(',\n    '),
    isAny: `coalesce(${columns}) is not null`,
  };
}

/**
 * Keeps the values of the clocks of some days ($1, or null for all) one by one, for every kind of subject, in one pass: exact percentiles
 * of any longer period come of them without reading the records again. $2 and $3 as for the sums. They are kept in no order: sorting
 * them took most of the time, and whoever merges days must sort again.
 */
export function lengthDays(clocks: readonly PercentileClock[], kinds: readonly MeasuredKind[]): string | null {
  const grouping = groupingOf('interactions', kinds);
  if (grouping === null || clocks.length === 0) return null;
  const kept = keptOf(clocks);
  return `
insert into daily_length (kind, subject_key, day, ${kept.columns})
select kind, key, day, ${kept.columns}
from (
  select ${grouping.kind} as kind, ${grouping.key} as key, r.day, ${kept.lengths}
  from (${recordsInWork('interactions', DAYS, { clocks: kept.clocks, tracked: [] })}) r
  group by grouping sets (${grouping.sets.map((set) => `(r.day${set === WHOLE ? '' : `, ${set}`})`).join(', ')})
  having ${grouping.having}
) g where ${kept.isAny}`;
}

/** The same for labels, of which a record has several. */
export function labelLengthDays(clocks: readonly PercentileClock[]): string | null {
  if (clocks.length === 0) return null;
  const kept = keptOf(clocks);
  return `
insert into daily_length (kind, subject_key, day, ${kept.columns})
select 'label', key, day, ${kept.columns}
from (
  select label.key, r.day, ${kept.lengths}
  from (${recordsInWork('interactions', `${DAYS} and r.label_keys is not null`, { clocks: kept.clocks, tracked: [] })}) r
  cross join lateral (select distinct key from unnest(r.label_keys) l (key)) label
  group by label.key, r.day
) g where ${kept.isAny}`;
}
