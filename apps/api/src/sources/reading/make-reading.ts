import type { PoolClient } from 'pg';
import { type Mapping, SUBJECT_FIELDS } from '@circolo/contracts';
import type { Sql } from '../../platform/database';
import { createMissing, knownSubjects } from '../../subjects/create-subjects';
import type { CompiledMapping } from '../mapping/compile-mapping';
import { literal } from '../mapping/sql-text';
import { valuesOf } from './interaction-rows';
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
export async function makeReading(client: PoolClient, compiled: CompiledMapping, timeZone: string): Promise<number> {
  const { rowCount } = await client.query(`
    create temp table reading on commit drop as
    select ordinal, ${valuesOf(compiled).join(', ')}, (arrived_at at time zone ${literal(timeZone)})::date as day, ${compiled.sound} as sound
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
  const kinds = SUBJECT_FIELDS.filter((kind) => compiled.fields.some(({ field }) => field === kind));
  const refused = kinds.filter((kind) => unknown[kind] === 'refuse');
  for (const [kind, codes] of await codesOf(client, refused, from)) {
    const known = await knownSubjects(tx, sourceKey, kind, codes);
    await createMissing(tx, sourceKey, kind, [...known.keys()]);
    await client.query(`update reading set sound = false where sound and ${kind} is not null and not (${isKnown(kind, kind, sourceKey)})`);
  }
  for (const [kind, codes] of await codesOf(
    client,
    kinds.filter((kind) => unknown[kind] === 'create'),
    from,
  ))
    await createMissing(tx, sourceKey, kind, codes);
}

type CodedField = (typeof SUBJECT_FIELDS)[number];

/** Every code once, by kind, in one pass over the rows. */
async function codesOf(client: PoolClient, kinds: readonly CodedField[], from: string): Promise<ReadonlyMap<CodedField, string[]>> {
  const codes = new Map<CodedField, string[]>(kinds.map((kind) => [kind, []]));
  if (kinds.length === 0) return codes;
  const { rows } = await client.query<Record<CodedField, string | null>>(
    `select ${kinds.join(', ')} from ${from} r where sound group by grouping sets (${kinds.map((kind) => `(${kind})`).join(', ')})`,
  );
  for (const row of rows) for (const kind of kinds) if (row[kind] !== null) codes.get(kind)!.push(row[kind]);
  return codes;
}
