import { type Clock, type MeasuredKind, type MeasuredRecords } from '@circolo/domain';
import { measureSql } from './measure-sql';
import type { Place } from './measured-places';
import { recordsInWork, type Wanted } from './records-in-work';
import { RECORDS_TABLES } from './records-tables';

/** Lengths that a day's records may have more of than eight bytes hold squared. */
const SHORT: ReadonlySet<Clock> = new Set(['wait', 'talk', 'hold', 'wrap']);

/**
 * Sums the records of some days ($1, or null for all) for every kind of subject at once, in one pass.
 * `canBe` tells which sums can be anything but zero, `neighboursWhere` is that of the records in work. $2 and $3: the first and last day whose agents an agreement opens, null for no limit; used only when `agent` is among the kinds.
 */
export function sumDays(
  over: MeasuredRecords,
  places: readonly Place[],
  kinds: readonly MeasuredKind[],
  canBe: (place: Place) => boolean,
  neighboursWhere: string | null,
): string | null {
  const grouping = groupingOf(over, kinds);
  const of = places.filter((place) => place.over === over);
  if (grouping === null || of.length === 0) return null;
  const records = recordsInWork(over, DAYS, { ...wantedBy(of.filter(canBe)), neighboursWhere });
  const aggregates = (squared: boolean) => sumsOf(of, squared, canBe);
  return `
insert into daily_sum (kind, subject_key, day, over, last_day, sums, squares)
select ${grouping.kind}, ${grouping.key}, r.day, '${over}', ${RECORDS_TABLES[over].lastDay},
  array[${aggregates(false).join(',\n    ')}]::int8[],
  array[${aggregates(true).join(',\n    ')}]::numeric[]
from (${records}) r
group by grouping sets (${grouping.sets.map((set) => `(${['r.day', ...lastDayOf(over), ...(set === WHOLE ? [] : [set])].join(', ')})`).join(', ')})
having ${grouping.having}`;
}

/** The same for labels, of which a record has several. */
export function sumLabelDays(places: readonly Place[], canBe: (place: Place) => boolean, neighboursWhere: string | null): string {
  const of = places.filter(({ over }) => over === 'interactions');
  const aggregates = (squared: boolean) => sumsOf(of, squared, canBe);
  return `
insert into daily_sum (kind, subject_key, day, over, last_day, sums, squares)
select 'label', label.key, r.day, 'interactions', r.day, array[${aggregates(false).join(', ')}]::int8[], array[${aggregates(true).join(', ')}]::numeric[]
from (${recordsInWork('interactions', `${DAYS} and r.label_keys is not null`, { ...wantedBy(of.filter(canBe)), neighboursWhere })}) r
cross join lateral (select distinct key from unnest(r.label_keys) l (key)) label
group by r.day, label.key`;
}

/** The sums at their places; one that can only be zero is not reckoned. */
const sumsOf = (places: readonly Place[], squared: boolean, canBe: (place: Place) => boolean): readonly string[] =>
  places.filter((place) => place.squared === squared).map((place) => (canBe(place) ? aggregate(place) : '0'));

const DAYS = '($1::date[] is null or r.day = any($1))';
/** Only what comes as sums lasts longer than a day. */
const lastDayOf = (over: MeasuredRecords): readonly string[] => (over === 'aggregates' ? ['r.last_day'] : []);

/** What the sums at these places ask of their records. */
export function wantedBy(places: readonly Place[]): Wanted {
  const compiled = places.map(({ definition }) => measureSql(definition)).flatMap(({ where, value }) => (value ? [where, value] : [where]));
  return { clocks: compiled.flatMap(({ clocks }) => clocks), tracked: compiled.flatMap(({ tracked }) => tracked) };
}

/** One sum over a group of records. */
export function aggregate({ definition, squared }: Place): string {
  const { where, value } = measureSql(definition);
  if (value === null) return `count(*) filter (where ${where.sql})`;
  const isShort = value.clocks.length === 0 || value.clocks.every((clock) => SHORT.has(clock));
  const added = squared ? `${value.sql}${isShort ? '::int8' : '::numeric'} * ${value.sql}` : value.sql;
  return `coalesce(sum(${added}) filter (where ${where.sql}), 0)`;
}

/** The set of all records, which belong to the organisation. */
export const WHOLE = '()';

interface Grouping {
  readonly kind: string;
  readonly key: string;
  readonly sets: readonly string[];
  readonly having: string;
}

/** How the records of a kind are grouped by their subjects, all kinds in one pass; null when none of the kinds is theirs. */
export function groupingOf(over: MeasuredRecords, kinds: readonly MeasuredKind[]): Grouping | null {
  const keyOf = RECORDS_TABLES[over].keyOf;
  const keyed = kinds.flatMap((kind) => {
    const column = keyOf[kind];
    return column ? [{ kind, column }] : [];
  });
  const whole = kinds.includes('organisation');
  if (keyed.length === 0 && !whole) return null;
  const grouped = ({ column }: (typeof keyed)[number]) => `grouping(${column}) = 0`;
  const choose = (then: (one: (typeof keyed)[number]) => string, otherwise: string) =>
    keyed.length === 0 ? otherwise : `case ${keyed.map((one) => `when ${grouped(one)} then ${then(one)}`).join(' ')} else ${otherwise} end`;
  const agents = keyed.find(({ kind }) => kind === 'agent');
  const opened = agents
    ? [`not (${grouped(agents)} and (coalesce(r.day < $2::date, false) or coalesce(r.day > $3::date, false)))`]
    : // The agreement's days say nothing here; PostgreSQL wants to know their types all the same.
      ['($2::date is null or true)', '($3::date is null or true)'];
  return {
    kind: choose(({ kind }) => `'${kind}'`, `'organisation'`),
    key: choose(({ column }) => column, `(select key from subject where kind = 'organisation')`),
    sets: [...(whole ? [WHOLE] : []), ...keyed.map(({ column }) => column)],
    having: [...keyed.map((one) => `not (${grouped(one)} and ${one.column} is null)`), ...opened].join(' and ') || 'true',
  };
}
