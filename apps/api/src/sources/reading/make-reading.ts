import type { PoolClient } from 'pg';
import type { CodedField, Mapping } from '@circolo/contracts';
import type { Sql } from '../../platform/database';
import { createMissing, knownSubjects } from '../../subjects/create-subjects';
import type { CompiledMapping } from '../mapping/compile-mapping';
import type { FieldReading } from '../mapping/reading-steps';
import { valuesOf } from './record-rows';
import { isKnown } from './rejections.queries';

/** Dates and times are spelled one way, and the planner is kept from loops over what it takes for few rows. */
export const SETTINGS = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local jit = off;
  set local work_mem = '64MB';
  set local enable_nestloop = off;
  set local enable_mergejoin = off`;

/** Reads `staging` into the temporary table `reading`: a row for each that is not skipped, with its values and whether it is sound. @returns how many */
export async function makeReading(client: PoolClient, compiled: CompiledMapping): Promise<number> {
  const { rowCount } = await client.query(`
    create temp table reading on commit drop as
    select ordinal, ${valuesOf(compiled).join(', ')}, ${compiled.day} as day, ${compiled.sound} as sound
    from (${compiled.rows()}) r`);
  return rowCount ?? 0;
}

/**
 * Finds the subjects that the codes of sound rows (`from`: `reading`, or what has its columns) mean. Where the mapping refuses unknown
 * ones, their rows of `reading` are no longer sound; where it does not, they are made. Rows that are refused make nothing.
 */
export async function settleCodes(
  client: PoolClient,
  tx: Sql,
  compiled: CompiledMapping,
  unknown: Mapping['unknown'],
  { sourceKey, from }: { readonly sourceKey: number; readonly from: string },
): Promise<void> {
  const coded = compiled.fields.filter(({ field }) => field.kind === 'code');
  const isRefused = ({ field }: FieldReading): boolean => unknown[field.subject as CodedField] === 'refuse';
  for (const [{ field, value }, codes] of await codesOf(client, coded.filter(isRefused), from)) {
    const known = await knownSubjects(tx, sourceKey, field.subject!, codes);
    await createMissing(tx, sourceKey, field.subject!, [...known.keys()]);
    await client.query(
      `update reading set sound = false where sound and ${value} is not null and not (${isKnown(field.subject!, value, sourceKey)})`,
    );
  }
  const made = coded.filter((reading) => !isRefused(reading));
  for (const [{ field }, codes] of await codesOf(client, made, from)) await createMissing(tx, sourceKey, field.subject!, codes);
}

/** Every code once, by field, in one pass over the rows. */
async function codesOf(client: PoolClient, coded: readonly FieldReading[], from: string): Promise<ReadonlyMap<FieldReading, string[]>> {
  const codes = new Map<FieldReading, string[]>(coded.map((reading) => [reading, []]));
  if (coded.length === 0) return codes;
  const names = coded.map(({ value }) => value);
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${names.join(', ')} from ${from} r where sound group by grouping sets (${names.map((name) => `(${name})`).join(', ')})`,
  );
  for (const row of rows) for (const [{ value }, found] of codes) if (row[value] != null) found.push(row[value]);
  return codes;
}
