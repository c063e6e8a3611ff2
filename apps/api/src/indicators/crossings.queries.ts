import type { CrossingKind } from '@circolo/contracts';
import { type MeasuredKind, type MeasuredRecords, type PercentileClock } from '@circolo/domain';
import { percentileSource } from './measuring/length-days';
import type { Place } from './measuring/measured-places';
import { recordsInWork, type Wanted } from './measuring/records-in-work';
import { reachOf } from './measuring/observed-days';
import { RECORDS_TABLES } from './measuring/records-tables';
import { aggregate, wantedBy } from './measuring/sum-days';
import { ASKED } from './measurements.queries';
import { OPEN_CASES } from './ranks.queries';

const ORGANISATION = `(select key from subject where kind = 'organisation')`;

/**
 * Of what a record is, as a key; null when records of the kind tell nothing of it. `hour`, `weekday` and `month` (202605) are those of
 * its beginning: a record that tells its day alone is of no hour, and one of several days of no weekday.
 */
function keyOf(over: MeasuredRecords, kind: MeasuredKind | CrossingKind): string | null {
  const { keyOf: keys, labels, at, isTimed, lastDay } = RECORDS_TABLES[over];
  switch (kind) {
    case 'organisation':
      return ORGANISATION;
    case 'label':
      return labels ? 'label.key' : null;
    case 'hour':
      return isTimed ? `extract(hour from ${at} at time zone o.time_zone)::int` : null;
    case 'weekday':
      return `case when ${lastDay} = r.day then extract(isodow from r.day)::int end`;
    case 'month':
      return `to_char(r.day, 'YYYYMM')::int`;
    default:
      return keys[kind] ?? null;
  }
}

/** A kind of subject, and what it is crossed with. */
export interface Crossing {
  readonly kind: MeasuredKind;
  readonly by: CrossingKind | null;
}

/** Records (`r`, of a period by its `ordinal`) under the keys of both subjects; null when records of the kind know nothing of such pairs. */
function paired(over: MeasuredRecords, { kind, by }: Crossing, records: string): string | null {
  const [key, other] = [keyOf(over, kind), by === null ? 'null::int' : keyOf(over, by)];
  if (key === null || other === null) return null;
  const labels =
    kind === 'label' || by === 'label' ? 'cross join lateral (select distinct key from unnest(r.label_keys) l (key)) label' : '';
  return `select ${key} as subject_key, ${other} as crossed, r.* from (${records}) r cross join organisation o ${labels}`;
}

/** The records of the periods ($1..$2) under the keys of both subjects; $3 is the one subject, or null for all. */
const crossedRecords = (over: MeasuredRecords, crossing: Crossing, wanted: Wanted): string | null =>
  paired(
    over,
    crossing,
    `select a.ordinal, r.* from (${recordsInWork(over, IN_SOME_PERIOD, wanted)}) r
    join asked a on r.day >= a.first and ${RECORDS_TABLES[over].lastDay} <= a.last`,
  );

const IN_SOME_PERIOD = 'r.day >= (select min(first) from asked) and r.day <= (select max(last) from asked)';
const aroundThePeriods = (reach: number): string =>
  `n.day between (select min(first) - ${reach} from asked) and (select max(last) + ${reach} from asked)`;
const chosen = ({ by }: Crossing): string =>
  `r.subject_key is not null and ($3::int is null or r.subject_key = $3) ${by === null ? '' : 'and r.crossed is not null'}`;

/** The sums of each pair of subjects over some records, straight from them; null when the records know nothing of such pairs. */
export function crossedSums(over: MeasuredRecords, crossing: Crossing, places: readonly Place[]): string | null {
  const records = crossedRecords(over, crossing, { ...wantedBy(places), neighboursWhere: aroundThePeriods(reachOf(places)) });
  if (records === null || places.length === 0) return null;
  const people = 'agent' in RECORDS_TABLES[over].keyOf ? 'nullif(count(distinct r.agent_key), 0)::int' : 'null::int';
  return `
with ${ASKED}
select r.ordinal, r.subject_key as "subjectKey", r.crossed, ${people} as people, array[${places.map((place) => `(${aggregate(place)})::float8`).join(', ')}] as sums
from (${records}) r
where ${chosen(crossing)}
group by r.ordinal, r.subject_key, r.crossed`;
}

/** All values of a clock for each pair of subjects, ascending, in milliseconds: percentiles of what no sums are kept for; null when contacts know nothing of such pairs. */
export function crossedLengths(of: PercentileClock, crossing: Crossing): string | null {
  const { column, where, clocks } = percentileSource(of);
  const records = crossedRecords('interactions', crossing, { clocks, tracked: [] });
  if (records === null) return null;
  return `
with ${ASKED}
select r.ordinal, r.subject_key as "subjectKey", r.crossed, array_agg(${column}::float8 order by ${column}) as lengths
from (${records}) r
where ${chosen(crossing)} and ${where}
group by r.ordinal, r.subject_key, r.crossed`;
}

/** The ages of the open cases of each pair of subjects at the end of the periods, ascending, in days; null when contacts know nothing of such pairs. */
export function crossedOpenCases(crossing: Crossing): string | null {
  const cases = paired('interactions', crossing, 'select * from cases');
  if (cases === null) return null;
  return `
${OPEN_CASES}
select r.ordinal, r.subject_key as "subjectKey", r.crossed, array_agg(r.age::float8 order by r.age) as lengths
from (${cases}) r
where ${chosen(crossing)}
group by r.ordinal, r.subject_key, r.crossed`;
}
