import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { Sql } from '../platform/database';
import { randomFrom, SEED } from '../testing/random';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { BEGINNING, chained, type Head, type Link } from './chain';
import { KeptHeads } from './kept-heads';
import { LINK } from './links.queries';
import { recordEvent } from './record-event';
import { sealEvents } from './seal-events';
import { verifyChain } from './verify-chain';

const TAMPERINGS = process.env['FULL'] ? 500 : 50;
const EVENTS = 60;

let test: TestDatabase;
let database: DataSource;
let folder: string;
let heads: KeptHeads;

beforeEach(async () => {
  test = await testDatabase();
  database = test.dataSource;
  folder = await mkdtemp(path.join(os.tmpdir(), 'circolo-heads-'));
  heads = new KeptHeads(path.join(folder, 'files'));
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

async function record(sql: Sql, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const contents = n % 3 === 0 ? {} : { before: { amountCents: n, name: 'Rossi' }, after: { name: 'Bianchi', amountCents: n + 0.5 } };
    await recordEvent(sql, { by: null, action: 'bonus.changed', object: { kind: 'bonus', id: `b-${n}` }, ...contents });
  }
}
async function seal(): Promise<void> {
  const head = await sealEvents(database);
  if (head) await heads.keep(head, '2026-11-22T05:00:00.000Z');
}
const verify = async () => verifyChain(database, await heads.all());

it('seals what is committed once, in batches that follow one another, and keeps each head outside', async () => {
  expect(await verify()).toEqual({ head: BEGINNING, waiting: 0, keptHeads: 0, fault: null });
  await record(database, 0, 20);
  expect(await verify()).toMatchObject({ head: BEGINNING, waiting: 20, fault: null });
  await seal();
  await record(database, 20, 5);
  await seal();
  await seal();
  expect(await verify()).toMatchObject({ head: { sequence: 25 }, waiting: 0, keptHeads: 2, fault: null });
  expect((await heads.all()).map(({ sequence }) => sequence)).toEqual([20, 25]);
});

it('takes in later what a slower transaction commits later', async () => {
  const slow = database.createQueryRunner();
  await slow.startTransaction();
  await record(slow.manager, 0, 1);
  await record(database, 1, 3);
  await seal();
  expect(await verify()).toMatchObject({ head: { sequence: 3 }, waiting: 0, fault: null });
  await slow.commitTransaction();
  await slow.release();
  await seal();
  expect(await verify()).toMatchObject({ head: { sequence: 4 }, waiting: 0, fault: null });
});

it('is sealed by one at a time, however many seal', async () => {
  await record(database, 0, 40);
  await Promise.all(Array.from({ length: 8 }, seal));
  await seal();
  expect(await verify()).toMatchObject({ head: { sequence: 40 }, waiting: 0, fault: null });
});

it('stays whole when contents are erased, and begins again where a line of heads was cut off', async () => {
  await record(database, 0, 10);
  await seal();
  await database.query('delete from audit_content');
  await appendFile(heads.file, '{"sequence":11,"ha');
  expect(await verify()).toMatchObject({ head: { sequence: 10 }, keptHeads: 1, fault: null });
});

it(`finds each of ${TAMPERINGS} ways in which it was tampered with, and names the first event`, async () => {
  await record(database, 0, EVENTS / 2);
  await seal();
  await record(database, EVENTS / 2, EVENTS / 2);
  await seal();
  const { below, oneOf } = randomFrom(SEED);
  const kept = await heads.all();
  for (let round = 0; round < TAMPERINGS; round++) {
    const tampering = oneOf(Object.keys(TAMPERING) as (keyof typeof TAMPERING)[]);
    const runner = database.createQueryRunner();
    await runner.startTransaction();
    await runner.query('alter table audit_event disable trigger user');
    const wanted = await TAMPERING[tampering](runner.manager, 1 + below(EVENTS - 1), below);
    // The look is a transaction of its own; inside of this one it sees what was done, which is then taken back.
    const inside = { transaction: (_: string, look: (sql: Sql) => unknown) => look(runner.manager) } as unknown as DataSource;
    const { fault } = await verifyChain(inside, kept);
    await runner.rollbackTransaction();
    await runner.release();
    expect({ seed: SEED, round, tampering, fault }).toEqual({ seed: SEED, round, tampering, fault: expect.objectContaining(wanted) });
  }
  expect(await verify()).toMatchObject({ head: { sequence: EVENTS }, fault: null });
});

type Wanted = { readonly code: string; readonly sequence: number };
type Below = (n: number) => number;

/** Who can do this can switch the triggers off. Each tells what is to be found. */
const TAMPERING = {
  edited: async (sql: Sql, sequence: number): Promise<Wanted> => {
    await sql.query(`update audit_event set object_id = 'another' where sequence = $1`, [sequence]);
    return { code: 'altered', sequence };
  },
  'in another name': async (sql: Sql, sequence: number): Promise<Wanted> => {
    await sql.query(`insert into person (name) values ('Altro')`);
    await sql.query(`update audit_event set person_id = (select id from person limit 1) where sequence = $1`, [sequence]);
    return { code: 'altered', sequence };
  },
  'at another time': async (sql: Sql, sequence: number): Promise<Wanted> => {
    await sql.query(`update audit_event set at = at + interval '1 microsecond' where sequence = $1`, [sequence]);
    return { code: 'altered', sequence };
  },
  'other contents': async (sql: Sql, sequence: number): Promise<Wanted> => {
    const [row] = await sql.query<{ sequence: number }[]>(
      `select e.sequence from audit_event e join audit_content c on c.event_key = e.key where e.sequence >= $1 order by e.sequence limit 1`,
      [Math.min(sequence, EVENTS - 3)],
    );
    await sql.query(
      `update audit_content set after = after || '{"amountCents":1}' where event_key = (select key from audit_event where sequence = $1)`,
      [row!.sequence],
    );
    return { code: 'content-altered', sequence: row!.sequence };
  },
  deleted: async (sql: Sql, sequence: number): Promise<Wanted> => {
    await remove(sql, 'sequence = $1', sequence);
    return { code: 'missing', sequence };
  },
  swapped: async (sql: Sql, sequence: number, below: Below): Promise<Wanted> => {
    const other = sequence + 1 + below(EVENTS - sequence);
    await sql.query('update audit_event set sequence = -sequence where sequence in ($1, $2)', [sequence, other]);
    await sql.query('update audit_event set sequence = case sequence when -$1::bigint then $2::bigint else $1 end where sequence < 0', [
      sequence,
      other,
    ]);
    return { code: 'altered', sequence };
  },
  'cut off': async (sql: Sql, sequence: number): Promise<Wanted> => {
    await remove(sql, 'sequence >= $1', sequence);
    return { code: 'cut', sequence };
  },
  'chained anew': async (sql: Sql, sequence: number): Promise<Wanted> => {
    await sql.query(`update audit_event set action = 'nothing' where sequence = $1`, [sequence]);
    const links = await sql.query<(Omit<Link, 'sequence'> & { key: number })[]>(
      `select e.key, ${LINK} from audit_event e order by e.sequence`,
    );
    for (const { key, hash } of chained<Omit<Link, 'sequence'> & { key: number }>(BEGINNING, links) as readonly (Head & { key: number })[])
      await sql.query(`update audit_event set hash = decode($2, 'hex') where key = $1`, [key, hash]);
    return { code: 'rewritten', sequence: sequence <= EVENTS / 2 ? 1 : EVENTS / 2 + 1 };
  },
};

async function remove(sql: Sql, where: string, sequence: number): Promise<void> {
  await sql.query(`delete from audit_content where event_key in (select key from audit_event where ${where})`, [sequence]);
  await sql.query(`delete from audit_event where ${where}`, [sequence]);
}
