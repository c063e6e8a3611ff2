import pg from 'pg';

/** Parsers of our own pool, not set globally: the queue's library shares the `pg` module. Instants are ISO text, days `2026-11-21`, int8 a safe integer. */
export const columnTypes = new pg.TypeOverrides();
columnTypes.setTypeParser(pg.types.builtins.INT8, (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`);
  return value;
});
columnTypes.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => text);
columnTypes.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());
columnTypes.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** An instant inside `json_build_object` or `json_agg`, spelled as the driver's parser spells it elsewhere. */
export const isoInstant = (expression: string): string => `to_char((${expression}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
