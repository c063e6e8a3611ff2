import { instantFormat, type Written } from './written-format';
import { literal, typed, withoutDigits } from './sql-text';

/** What PostgreSQL knows of a time zone: the local days on which its clocks are changed, and by how much they ever go back (`01:00:00`). */
export interface ClockChanges {
  readonly zone: string;
  readonly days: readonly string[];
  readonly back: readonly string[];
}

/** How texts become instants, in steps that each need the one before: every expression is null where there is no value. */
export interface InstantSql {
  /** The text spelled `yyyy-mm-dd hh:mm:ss`, if it is written as the format says. */
  readonly spelled: string | null;
  /** The instant where the text itself names its offset; needs no zone. */
  readonly zoned: string | null;
  readonly local: string;
}

const TIME = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.]\\d{1,9})?)?';
const LOCAL = `'^\\d{4}-\\d\\d-\\d\\d[T ]${TIME}$'`;
const ZONED = `'^\\d{4}-\\d\\d-\\d\\d[T ]${TIME}(Z|[+-](0\\d|1[0-4])(:?[0-5]\\d)?)$'`;
/** UTC to the second is looked at without a regular expression, which would take ten times as long. */
const isUtcSecond = (cell: string): string =>
  `(${cell} like '____-__-__T__:__:__Z' and ${withoutDigits(cell)} = '--T::Z' and ${cell} not like '%T24%' and ${cell} not like '%60Z')`;

/** ISO 8601, with an offset or without. */
export function isoInstant(cell: string): InstantSql {
  const valid = (type: 'timestamp' | 'timestamptz'): string => `case when pg_input_is_valid(${cell}, '${type}') then ${cell}::${type} end`;
  return {
    spelled: null,
    zoned: `case when ${isUtcSecond(cell)} or ${cell} ~ ${ZONED} then ${valid('timestamptz')} end`,
    local: `case when ${cell} not like '%Z' and ${cell} ~ ${LOCAL} then ${valid('timestamp')} end`,
  };
}

/** A day alone, as ISO 8601 has it. */
export const isoDay = (cell: string): string =>
  `case when ${cell} like '____-__-__' and ${withoutDigits(cell)} = '--' and pg_input_is_valid(${cell}, 'date') then ${cell}::date end`;

/** Local times written in a format of Unicode's letters; `spelled` is the name of the step of that name. */
export function formattedInstant(cell: string, format: string, spelled: string): InstantSql {
  const reading = instantFormat(format);
  if ('fault' in reading) throw new Error(`a format that was not checked: ${format}`);
  const ways = reading.written.map((way) => `when ${cell} like ${literal(way.like)} then ${spelling(cell, way)}`);
  return {
    spelled: `case ${ways.join(' ')} end`,
    zoned: null,
    // Written back it must be the same: that refuses whatever PostgreSQL would have read generously.
    local: `case when pg_input_is_valid(${spelled}, 'timestamp') then case when (${spelled}::timestamp)::text = ${spelled} then ${spelled}::timestamp end end`,
  };
}

/**
 * From a local time to an instant: null where the clocks skipped it, the earlier of two where they struck it twice. The days are a constant
 * of their own type: a text that is cast would be read again at every row.
 */
export function instantOfLocal(local: string, { zone, days, back }: ClockChanges): string {
  const at = `${local} at time zone ${literal(zone)}`;
  if (days.length === 0) return `(${at})`;
  const local0 = (instant: string) => `(${instant}) at time zone ${literal(zone)}`;
  const earlier = back.map((shift) => {
    const instant = `(${at}) - ${typed(shift, 'interval')}`;
    return `when ${local0(instant)} = ${local} then ${instant}`;
  });
  const careful = `case when ${local0(at)} <> ${local} then null ${earlier.join(' ')} else ${at} end`;
  return `case when ${local}::date = any (${typed(`{${days.join()}}`, 'date[]')}) then ${careful} else ${at} end`;
}

/** Formats of numbers that count from an instant, or from an epoch in UTC. */
export const COUNTED_INSTANTS = ['excel-serial', 'epoch-seconds', 'epoch-milliseconds'] as const;
export type CountedInstant = (typeof COUNTED_INSTANTS)[number];

export const isCounted = (format: string | undefined): format is CountedInstant =>
  (COUNTED_INSTANTS as readonly (string | undefined)[]).includes(format);

/** The local time of a spreadsheet's day number, from March 1900 on, when its calendar is the real one; to the millisecond. */
export const localOfSerial = (number: string): string =>
  `case when ${number} >= 61 and ${number} < 2958466 then '1899-12-30'::timestamp + make_interval(secs => round(${number} * 86400000) / 1000) end`;

/** The instant of so many seconds or milliseconds since 1970, within the years 0 to 9999. */
export function instantOfEpoch(number: string, format: 'epoch-seconds' | 'epoch-milliseconds'): string {
  const seconds = format === 'epoch-seconds' ? number : `${number} / 1000`;
  return `case when ${seconds} >= -62135596800 and ${seconds} < 253402300800 then to_timestamp(${seconds}) end`;
}

/** Why a text that is there gave no instant. */
export function reasonOfNoInstant(cell: string, spelled: string | null, local: string): string {
  const date = `left(${spelled ?? cell}, 10)`;
  return `case when ${local} is not null then 'no-such-local-time'
    when ${date} ~ '^\\d{4}-\\d\\d-\\d\\d$' and not pg_input_is_valid(${date}, 'date') then 'no-such-date'
    else 'not-an-instant' end`;
}

/** Why a text that is there gave no day; `text` is the text, or how it was spelled. */
export const reasonOfNoDay = (text: string): string =>
  `case when left(${text}, 10) ~ '^\\d{4}-\\d\\d-\\d\\d$' and not pg_input_is_valid(left(${text}, 10), 'date') then 'no-such-date' else 'not-a-date' end`;

function spelling(cell: string, { places }: Written): string {
  const part = (name: keyof Written['places']): string => {
    const place = places[name];
    if (!place) return `'00'`;
    const text = `substr(${cell}, ${place.from}, ${place.length})`;
    return place.length === 1 ? `'0' || ${text}` : text;
  };
  // Two digits of a year: 70 to 99 are of the last century, as POSIX has it.
  const year = places.year ? part('year') : `case when ${part('shortYear')} < '70' then '20' else '19' end || ${part('shortYear')}`;
  return `${year} || '-' || ${part('month')} || '-' || ${part('day')} || ' ' || ${part('hour')} || ':' || ${part('minute')} || ':' || ${part('second')}`;
}
