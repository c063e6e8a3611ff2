import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Mapping } from '@circolo/contracts';
import { CsvGate, FIRST_ASIDE } from '../csv/csv-gate';
import { Utf8Of } from '../csv/utf8-of';
import type { PlainLayout } from '../mapping/plain-layout';

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
 * Streams a CSV file through the gate into temporary tables of the connection's transaction, in memory that does not grow with the file:
 * `staging` with its cells as texts (`ordinal`, `c1`, `c2`...), `held_out` and `line_offset`. With a plain layout its rows go to
 * `plain_staging`, by their types, and only the others to `staging`.
 * @throws Refusal `file-encoding`, `quote-never-closed`
 */
export async function stageFile(
  client: PoolClient,
  chunks: AsyncIterable<Buffer>,
  format: Mapping['format'],
  columns: number,
  plain: PlainLayout | null,
): Promise<Staged> {
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  const table = (name: string, first: number, types: readonly string[]): string =>
    `create temp table ${name} (ordinal int8 generated always as identity (start ${first} cache 1000), ${cells.map((cell, index) => `${cell} ${types[index] ?? 'text'}`).join(', ')}) on commit drop`;
  await client.query(`
    ${table('staging', plain ? FIRST_ASIDE + 1 : 1, [])};
    ${plain ? table('plain_staging', 1, plain.types) : 'select 1'};
    create temp table held_out (line int8, value text, reason text, details jsonb) on commit drop;
    create temp table line_offset (ordinal int8 primary key, "offset" int8) on commit drop`);
  const copyInto = (name: string) =>
    client.query(
      copyFrom(`copy ${name} (${cells.join(', ')}) from stdin (format csv, delimiter ${quoted(format.delimiter)}, null '', force_null *)`),
    );
  const gate = new CsvGate({ delimiter: format.delimiter, header: format.header, columns, ...(plain ? { plain: plain.shapes } : {}) });
  const passed = throughGate(gate, new Utf8Of(format.encoding), chunks[Symbol.asyncIterator]());
  let heldOut = 0;
  for (let isAtEnd = false; !isAtEnd;) {
    const straight = async function* (): AsyncGenerator<Buffer> {
      while (!isAtEnd && gate.waiting < WAITING_BYTES) {
        const { value, done } = await passed.next();
        if (done) isAtEnd = true;
        else yield* value;
      }
    };
    await pipeline(Readable.from(straight()), copyInto(plain ? 'plain_staging' : 'staging'));
    const aside = gate.takeAside();
    if (aside.length > 0) await pipeline(Readable.from([Buffer.concat(aside)]), copyInto('staging'));
    heldOut += await remember(client, gate);
  }
  return { plain: plain ? gate.rows : 0, rows: plain ? gate.rowsAside : gate.rows, heldOut, padded: gate.padded };
}

async function* throughGate(gate: CsvGate, utf8: Utf8Of, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer[]> {
  for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) yield gate.write(utf8.write(chunk.value));
  yield gate.write(utf8.end());
  yield gate.end();
}

async function remember(client: PoolClient, gate: CsvGate): Promise<number> {
  const rows = gate.takeHeldOut();
  const offsets = gate.takeOffsets();
  if (rows.length > 0) {
    await client.query(
      `insert into held_out select * from jsonb_to_recordset($1::jsonb) as x(line int8, value text, reason text, details jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  if (offsets.length > 0) {
    await client.query('insert into line_offset select * from unnest($1::int8[], $2::int8[])', [
      offsets.map(({ ordinal }) => ordinal),
      offsets.map(({ offset }) => offset),
    ]);
  }
  return rows.length;
}

const quoted = (delimiter: string): string => (delimiter === "'" ? `''''` : `'${delimiter}'`);
