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
 * Finds the subjects that the codes of sound rows mean. Where the mapping refuses unknown ones, their rows are no longer sound;
 * where it does not, they are made. Rows that are refused make nothing.
 */
export async function settleCodes(
  client: PoolClient,
  tx: Sql,
  compiled: CompiledMapping,
  unknown: Mapping['unknown'],
  sourceKey: number,
): Promise<void> {
  const coded = SUBJECT_FIELDS.filter((field) => compiled.fields.some((reading) => reading.field === field));
  for (const kind of coded.filter((field) => unknown[field] === 'refuse')) {
    const known = await knownSubjects(tx, sourceKey, kind, await codesOf(client, kind));
    await createMissing(tx, sourceKey, kind, [...known.keys()]);
    await client.query(`update reading set sound = false where sound and ${kind} is not null and not (${isKnown(kind, kind, sourceKey)})`);
  }
  for (const kind of coded.filter((field) => unknown[field] === 'create')) {
    await createMissing(tx, sourceKey, kind, await codesOf(client, kind));
  }
}

async function codesOf(client: PoolClient, kind: string): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(`select distinct ${kind} as code from reading where sound and ${kind} is not null`);
  return rows.map(({ code }) => code);
}
