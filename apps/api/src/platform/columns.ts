import pg from 'pg';

const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

/** Parsers of our own pool, not set globally: the queue's library shares the `pg` module. Instants are ISO text, days `2026-11-21`, int8 a safe integer. */
export const columnTypes = new pg.TypeOverrides();
columnTypes.setTypeParser(pg.types.builtins.INT8, (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`);
  return value;
});
columnTypes.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => text);
columnTypes.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoOf);
columnTypes.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/**
 * An instant as PostgreSQL writes it (`2026-11-21 09:30:00.25+00`), in ISO 8601 and UTC. One that is written in UTC is copied piece by
 * piece: reading it as a date and writing it again takes four times as long, and lists have one in each row.
 */
export function isoOf(text: string): string {
  if (!IN_UTC.test(text)) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`;
}

/** An instant inside `json_build_object` or `json_agg`, spelled as the driver's parser spells it elsewhere. */
export const isoInstant = (expression: string): string => `to_char((${expression}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
