import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { PlainLayout } from '../mapping/plain-layout';
import { FIRST_ASIDE, type RowsGate, type RowsToCopy } from './rows-to-copy';

/** When so many bytes wait beside the stream, they go to the database. */
const WAITING_BYTES = 8 * 1024 ** 2;

/** What came through the gate. */
export interface Staged {
  /** Rows of `plain_staging`. */
  readonly plain: number;
  /** Rows of `staging`. */
  readonly rows: number;
  readonly heldOut: number;
  readonly padded: boolean;
}

/**
 * Streams the rows of a file into temporary tables of the connection's transaction, in memory that does not grow with the file:
 * `staging` with its cells as texts (`ordinal`, `c1`, `c2`...), `held_out` and `line_offset`. With a plain layout its rows go to
 * `plain_staging`, by their types, and only the others to `staging`.
 * @throws Refusal whatever the reading of the file throws
 */
export async function stageRows(
  client: PoolClient,
  { gate, delimiter, pieces }: RowsToCopy,
  columns: number,
  plain: PlainLayout | null,
): Promise<Staged> {
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  const table = (name: string, first: number, types: readonly string[]): string =>
    `create temp table ${name} (ordinal int8 generated always as identity (start ${first} cache 1000), ${cells.map((cell, index) => `${cell} ${types[index] ?? 'text'}`).join(', ')}) on commit drop`;
  await client.query(`
    ${table('staging', plain ? FIRST_ASIDE + 1 : 1, [])};
    ${plain ? table('plain_staging', 1, plain.types) : 'select 1'};
    create temp table held_out (line int8, column_name text, value text, reason text, details jsonb) on commit drop;
    create temp table line_offset (ordinal int8 primary key, "offset" int8) on commit drop`);
  const copyInto = (name: string) =>
    client.query(
      copyFrom(`copy ${name} (${cells.join(', ')}) from stdin (format csv, delimiter ${quoted(delimiter)}, null '', force_null *)`),
    );
  for (let isAtEnd = false; !isAtEnd;) {
    const straight = async function* (): AsyncGenerator<Buffer> {
      while (!isAtEnd && gate.waiting < WAITING_BYTES) {
        const { value, done } = await pieces.next();
        if (done) isAtEnd = true;
        else yield* value;
      }
    };
    await pipeline(Readable.from(straight()), copyInto(plain ? 'plain_staging' : 'staging'));
    const aside = gate.takeAside();
    if (aside.length > 0) await pipeline(Readable.from([Buffer.concat(aside)]), copyInto('staging'));
    await remember(client, gate);
  }
  return { plain: plain ? gate.rows : 0, rows: plain ? gate.rowsAside : gate.rows, heldOut: gate.rowsHeldOut, padded: gate.padded };
}

async function remember(client: PoolClient, gate: RowsGate): Promise<void> {
  const rows = gate.takeHeldOut();
  const offsets = gate.takeOffsets();
  if (rows.length > 0) {
    await client.query(
      `insert into held_out
       select line, "column", value, reason, details from jsonb_to_recordset($1::jsonb) as x(line int8, "column" text, value text, reason text, details jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  if (offsets.length > 0) {
    await client.query('insert into line_offset select * from unnest($1::int8[], $2::int8[])', [
      offsets.map(({ ordinal }) => ordinal),
      offsets.map(({ offset }) => offset),
    ]);
  }
}

const quoted = (delimiter: string): string => (delimiter === "'" ? `''''` : `'${delimiter}'`);
