import { type Day, type MeasureDefinition, type TimeUnit } from '@circolo/domain';
import type { Sql } from '../../platform/database';
import type { Place } from './measured-places';

const IN_DAYS: Readonly<Record<TimeUnit, number>> = { seconds: 1 / 86_400, hours: 1 / 24, days: 1, 'local-days': 1 };

/** How far each source is seen by now; what was seen by the last measuring is replaced, and the days between are marked. */
const SEE = `
  with seen as (
    select i.source_key, max(i.last_day) as last_day, greatest(max(i.last_active_day), max(i.last_day)) as last_active_day from import i
    where i.loaded_at is not null and i.state in ('reading', 'done') and i.last_day is not null
    group by i.source_key
  ), before as (
    select s.source_key, s.last_day, s.last_active_day from source_seen s
  ), marked as (
    insert into day_to_measure (day)
    select distinct generate_series(
      least(s.last_day, b.last_day, s.last_active_day, b.last_active_day) - term - 1,
      greatest(s.last_day, b.last_day, s.last_active_day, b.last_active_day) - term + 1, interval '1 day')::date as day
    from seen s join before b using (source_key) cross join unnest($1::int[]) term
    where (s.last_day, s.last_active_day) is distinct from (b.last_day, b.last_active_day) order by day
    on conflict (day) do update set marked_at = clock_timestamp()
  )
  insert into source_seen (source_key, last_day, last_active_day) select source_key, last_day, last_active_day from seen
  on conflict (source_key) do update set last_day = excluded.last_day, last_active_day = excluded.last_active_day
  where (source_seen.last_day, source_seen.last_active_day) is distinct from (excluded.last_day, excluded.last_active_day)`;

/**
 * What happens on a day tells of other days: whether an earlier contact was followed by another, and whether a term is over by now.
 * Notes how far the sources are seen, and marks the days whose answer that changes.
 */
export async function markNewlyObserved(tx: Sql, places: readonly Place[]): Promise<void> {
  await tx.query(SEE, [termsOf(places)]);
}

/** How many days before and after a day its contacts may change what is said of others: one more than the windows, for a day of 23 hours. */
export function reachOf(places: readonly Place[]): number {
  const windows = places.flatMap(({ definition }) =>
    definition.where.flatMap((condition) => {
      if (!('clock' in condition) || 'known' in condition || !/^(later|earlier)/.test(condition.clock)) return [];
      return Number('over' in condition ? condition.over : condition.atMost) * IN_DAYS[condition.unit];
    }),
  );
  return windows.length === 0 ? 0 : Math.ceil(Math.max(...windows)) + 1;
}

/** The terms, in days, after which something is due or observed. */
function termsOf(places: readonly Place[]): readonly number[] {
  return [...new Set(places.flatMap(({ definition }) => termsOfMeasure(definition)))];
}

/** A term of opening hours may take several days each: no more than ten times as long as it is written. */
function termsOfMeasure({ where }: MeasureDefinition): readonly number[] {
  return where.flatMap((condition) => {
    if (!('observed' in condition)) return [];
    const days = Math.ceil(Number(condition.observed) * IN_DAYS[condition.unit]);
    return condition.openingHours ? Array.from({ length: 10 * Math.max(1, days) }, (_, day) => day) : [days];
  });
}

/**
 * Which contacts (`n`) the neighbours of those of some days ($1, or null for all) are among, when it is worth while to look at all of them:
 * when at least half of the days from the first to the last are asked for. Else null.
 */
export function neighboursAmong(days: readonly Day[] | null, reach: number): string | null {
  if (days === null) return 'true';
  const instants = days.map((day) => Date.parse(day));
  const span = (Math.max(...instants) - Math.min(...instants)) / 86_400_000 + 1;
  if (2 * days.length < span + 2 * reach) return null;
  return `n.day between (select min(day) - ${reach} from unnest($1::date[]) d (day)) and (select max(day) + ${reach} from unnest($1::date[]) d (day))`;
}
