import { isDeepStrictEqual } from 'node:util';
import { type Indicator, type MeasureDefinition, measureDefinition, type MeasuredRecords, measureId, measuresOf } from '@circolo/domain';
import type { Sql } from '../../platform/database';

/** Where a sum stands in the arrays of `daily_sum`: at which place, from 1, of the sums or the squares of which records. */
export interface Place {
  readonly id: string;
  readonly over: MeasuredRecords;
  readonly squared: boolean;
  readonly position: number;
  readonly definition: MeasureDefinition;
}

const PLACES = 'select id, over, squared, position, definition from measure order by over, squared, position';
const TAKE = `
  insert into measure (id, over, definition, squared, position)
  select id, over, definition, squared, coalesce((select max(position) from measure m where m.over = n.over and m.squared = n.squared), 0)
    + row_number() over (partition by over, squared order by place)
  from jsonb_to_recordset($1::jsonb) as n (id text, over text, definition jsonb, squared boolean, place int)
  on conflict (id) do update set definition = excluded.definition`;
/** What was measured before does not hold the new sums. */
const MEASURE_ALL = `
  insert into day_to_measure (day) select distinct day from daily_sum where over = any($1::text[]) order by day
  on conflict (day) do update set marked_at = clock_timestamp()`;

/** The places of all sums that the definitions need, new ones behind the others, and those that are defined otherwise by now where they were. To be called in a transaction that measures. */
export async function placesOf(tx: Sql, definitions: readonly Indicator[]): Promise<readonly Place[]> {
  const known = await knownPlaces(tx);
  const told = new Map(known.map(({ id, definition }) => [id, definition]));
  const wanted = new Map(
    definitions.flatMap((definition) =>
      measuresOf(definition).map((measure) => [
        measureId(measure, definition.parameters),
        measureDefinition(measure, definition.parameters),
      ]),
    ),
  );
  const missing = [...wanted].filter(([id, definition]) => !isDeepStrictEqual(told.get(id), definition));
  if (missing.length === 0) return known;
  const rows = missing.map(([id, definition], place) => ({ id, over: definition.over, definition, squared: !!definition.squared, place }));
  await tx.query(TAKE, [JSON.stringify(rows)]);
  await tx.query(MEASURE_ALL, [[...new Set(rows.map(({ over }) => over))]]);
  return knownPlaces(tx);
}

/** The places taken so far. */
export const knownPlaces = (sql: Sql): Promise<readonly Place[]> => sql.query<Place[]>(PLACES);
