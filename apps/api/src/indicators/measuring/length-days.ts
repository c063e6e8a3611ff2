import { type Clock, measureDefinition, type MeasuredKind, type PercentileClock, countOfClock } from '@circolo/domain';
import { CLOCK_COLUMNS } from './clock-columns';
import { measureSql } from './measure-sql';
import { recordsInWork } from './records-in-work';
import { groupingOf, WHOLE } from './sum-days';

/** The clock whose values a percentile is taken of, and of which records. */
export function percentileSource(of: PercentileClock): {
  readonly column: string;
  readonly where: string;
  readonly present: string;
  readonly clocks: readonly Clock[];
} {
  const { where } = measureSql(measureDefinition(countOfClock(of), {}));
  const clock: Clock = of === 'abandonedWait' ? 'wait' : of;
  return {
    column: `r.${CLOCK_COLUMNS[clock].name}`,
    where: where.sql,
    present: CLOCK_COLUMNS[clock].present,
    clocks: [clock, ...where.clocks],
  };
}

/**
 * Keeps the values of a clock of some days ($1, or null for all) one by one, for every kind of subject: exact percentiles of any longer
 * period come of them without reading the records again. $2 and $3 as for the sums.
 */
export function lengthDays(of: PercentileClock, kinds: readonly MeasuredKind[]): string | null {
  const grouping = groupingOf('interactions', kinds);
  if (grouping === null) return null;
  const { column, where, present, clocks } = percentileSource(of);
  const records = recordsInWork('interactions', `($1::date[] is null or r.day = any($1)) and ${present}`, { clocks, tracked: [] });
  return `
insert into daily_length (kind, subject_key, day, clock, lengths, counts)
select kind, key, day, '${of}', array_agg(length order by length), array_agg(n order by length)
from (
  select ${grouping.kind} as kind, ${grouping.key} as key, r.day, ${column} as length, count(*)::int as n
  from (select * from (${records}) r where ${where}) r
  group by grouping sets (${grouping.sets.map((set) => `(r.day, ${column}${set === WHOLE ? '' : `, ${set}`})`).join(', ')})
  having ${grouping.having}
) lengths
group by kind, key, day`;
}

/** The same for labels, of which a record has several. */
export function labelLengthDays(of: PercentileClock): string {
  const { column, where, present, clocks } = percentileSource(of);
  const records = recordsInWork('interactions', `($1::date[] is null or r.day = any($1)) and r.label_keys is not null and ${present}`, {
    clocks,
    tracked: [],
  });
  return `
insert into daily_length (kind, subject_key, day, clock, lengths, counts)
select 'label', key, day, '${of}', array_agg(length order by length), array_agg(n order by length)
from (
  select label.key, r.day, ${column} as length, count(*)::int as n
  from (${records}) r cross join lateral (select distinct key from unnest(r.label_keys) l (key)) label
  where ${where}
  group by label.key, r.day, ${column}
) lengths
group by key, day`;
}
