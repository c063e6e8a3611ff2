import { deepStrictEqual } from 'node:assert';
import type pg from 'pg';
import { startBareServer, type BareServer } from './bare-server.ts';
import { median, spentOn, type Spent } from './measure.ts';
import { processesClock, type ProcessorClock } from './processor-time.ts';
import type { Product } from './product.ts';
import type { Row } from './report.ts';
import { ask, bodyOf } from './requests.ts';

export type ListBench = {
  readonly client: pg.Client;
  readonly database: ProcessorClock | null;
  readonly databaseUrl: string;
  readonly product: Product;
  readonly runs: number;
  readonly note: (text: string) => void;
};

const people = 200;
const load = { connections: 8, requests: 3000, seconds: 10 };

type Round = Spent & { readonly rate: number; readonly answers: number };

const LISTS = [
  {
    what: 'a list of 50 rows',
    ask: '/people?limit=50',
    bare: '/people',
    yardstick: 'node:http and pg, the same look-up of the session, the same query',
  },
  { what: 'a hot list of 50 rows', ask: '/subjects?limit=50', bare: '/subjects', yardstick: 'the same, the JSON made by the same query' },
];

/** Pages of 50 through the product's API beside the bare server, in turns. */
export async function listRows(bench: ListBench): Promise<readonly Row[]> {
  const { client, product, runs, note } = bench;
  await client.query(
    `insert into person (name, email) select 'Persona ' || n, 'persona' || n || '@circolo.example' from generate_series(1, $1) n`,
    [people],
  );
  await client.query(`insert into subject (kind, code, name) select 'site', 'sede-' || n, 'Sede ' || n from generate_series(1, $1) n`, [
    people,
  ]);
  const bare = await startBareServer(bench.databaseUrl);
  try {
    const lists = LISTS.map((list) => ({
      ...list,
      url: `${product.address}/api/v1${list.ask}`,
      bareUrl: new URL(list.bare, bare.url).href,
      rounds: { product: [] as Round[], bare: [] as Round[] },
    }));
    for (const { url, bareUrl } of lists) await sameAnswers(url, bareUrl, product.careManager.cookie);
    // The first round warms both up and is not counted.
    for (let run = 0; run <= runs; run++) {
      for (const { what, url, bareUrl, rounds } of lists) {
        note(run === 0 ? `${what}: warming up` : `run ${run} of ${runs}: ${what}`);
        const [product, beside] = [await round(bench, url, null), await round(bench, bareUrl, bare)];
        if (run === 0) continue;
        rounds.product.push(product);
        rounds.bare.push(beside);
      }
    }
    return lists.map(rowOf);
  } finally {
    await bare.stop();
  }
}

async function sameAnswers(url: string, bareUrl: string, cookie: string): Promise<void> {
  const [own, bare] = (await Promise.all([bodyOf(url, cookie), bodyOf(bareUrl, cookie)])).map(
    (text) => JSON.parse(text) as { items: unknown[] },
  );
  deepStrictEqual(own?.items.length, 50);
  deepStrictEqual(own?.items, bare?.items);
}

async function round({ product, database }: ListBench, url: string, bare: BareServer | null): Promise<Round> {
  let answers = 0;
  const server = processesClock([bare?.pid ?? product.api]);
  const spent = await spentOn([server, database], async () => {
    answers = await ask({ ...load, url, cookie: product.careManager.cookie });
  });
  return { ...spent, rate: answers / spent.wall, answers };
}

type Measured = Readonly<Record<'what' | 'yardstick', string>> & {
  readonly rounds: Readonly<Record<'product' | 'bare', readonly Round[]>>;
};

function rowOf({ what, yardstick, rounds }: Measured): Row {
  return {
    what,
    yardstick,
    product: medianRound(rounds.product),
    beside: medianRound(rounds.bare),
    goal: 'at least 0.8 x',
    reached: (ratio) => ratio >= 0.8,
  };
}

/** The median rate, and the median processor time of a thousand requests. */
function medianRound(rounds: readonly Round[]): Spent & { readonly rate: number } {
  const processors = rounds.flatMap(({ processor, answers }) => (processor === null ? [] : [(1000 * processor) / answers]));
  return {
    rate: median(rounds.map(({ rate }) => rate)),
    wall: median(rounds.map(({ wall }) => wall)),
    processor: processors.length === rounds.length ? median(processors) : null,
  };
}
