import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Mapping } from '@circolo/contracts';
import { CsvGate } from '../csv/csv-gate';
import { Utf8Of } from '../csv/utf8-of';

/** After so many rows held out and leaps of lines, what is remembered of them goes to the database. */
const REMEMBERED = 50_000;

/** What came through the gate. */
export interface Staged {
  readonly rows: number;
  readonly heldOut: number;
  readonly padded: boolean;
}

/**
 * Streams a CSV file through the gate into the temporary tables `staging` (`ordinal`, `c1`, `c2`...), `held_out` and `line_offset` of
 * the connection's transaction, in memory that does not grow with the file.
 * @throws Refusal `file-encoding`, `quote-never-closed`
 */
export async function stageFile(
  client: PoolClient,
  chunks: AsyncIterable<Buffer>,
  format: Mapping['format'],
  columns: number,
): Promise<Staged> {
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  await client.query(`
    create temp table staging (ordinal int8 generated always as identity (cache 1000), ${cells.map((cell) => `${cell} text`).join(', ')}) on commit drop;
    create temp table held_out (line int8, value text, reason text, details jsonb) on commit drop;
    create temp table line_offset (ordinal int8 primary key, "offset" int8) on commit drop`);
  const gate = new CsvGate({ delimiter: format.delimiter, header: format.header, columns });
  const passed = throughGate(gate, new Utf8Of(format.encoding), chunks[Symbol.asyncIterator]());
  const copy = `copy staging (${cells.join(', ')}) from stdin (format csv, delimiter ${quoted(format.delimiter)}, null '', force_null *)`;
  let heldOut = 0;
  for (let isAtEnd = false; !isAtEnd;) {
    await pipeline(
      Readable.from(
        (async function* () {
          for (;;) {
            const { value, done } = await passed.next();
            if (done) isAtEnd = true;
            else yield* value;
            if (isAtEnd || gate.waiting > REMEMBERED) return;
          }
        })(),
      ),
      client.query(copyFrom(copy)),
    );
    heldOut += await remember(client, gate);
  }
  return { rows: gate.rows, heldOut, padded: gate.padded };
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
