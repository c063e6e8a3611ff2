import path from 'node:path';
import type pg from 'pg';
import type { MeasurementRow } from '@circolo/contracts';
import { emptyProduct } from '../empty-product.ts';
import { importContacts } from '../import-contacts.ts';
import { medianSpent, ownClock, spentOn, type Spent } from '../measure.ts';
import { processesClock, type ProcessorClock } from '../processor-time.ts';
import type { Product } from '../product.ts';
import type { Row } from '../report.ts';
import { LAST_MONTH, writeContacts } from './contacts-file.ts';
import { figureKey, openYardstick, type Yardstick } from './duckdb-yardstick.ts';
import { FIGURES } from './figures.ts';
import { sameFigures } from './same-figures.ts';

export type MeasuringBench = {
  readonly client: pg.Client;
  readonly database: ProcessorClock | null;
  readonly product: Product;
  readonly folder: string;
  readonly rows: number;
  readonly runs: number;
  readonly note: (text: string) => void;
};

type Work = 'month' | 'everything' | 'reading' | 'yardstick' | 'fcr' | 'fcr yardstick';
type Measured = Readonly<Record<Work, Spent>>;

const KINDS = ['organisation', 'team', 'agent', 'channel', 'topic'] as const;
/** Another window than the one that sums are kept for: it must be reckoned from the contacts. */
const TRIED_DAYS = 6;
const yardstick = 'DuckDB over all of the same columns: every indicator, kind of subject and month, the same figures';

/** Measuring beside DuckDB, on a fifth of the rows and then on all of them, so that growth shows. */
export async function measuringRows(bench: MeasuringBench): Promise<readonly Row[]> {
  const few = await measureRows({ ...bench, rows: Math.ceil(bench.rows / 5) }, 'few');
  const all = await measureRows(bench, 'all');
  return [
    beside('measuring a month just imported', all, 'month', 1),
    beside('measuring everything again', all, 'everything', 3),
    {
      ...beside(`repeat-contact FCR of a month, within ${TRIED_DAYS} days`, all, 'fcr', 0.3),
      yardstick: "DuckDB's window over all contacts",
      beside: all['fcr yardstick'],
    },
    beside(`reading a month: a page of each kind of subject`, all, 'reading', 0.1),
    grown('measuring a month', all, few, 'month', 5),
    grown('measuring everything again', all, few, 'everything', 5),
    grown('reading a month', all, few, 'reading', 1.5),
  ];
}

const beside = (what: string, all: Measured, work: Work, most: number): Row => ({
  what,
  yardstick,
  product: all[work],
  beside: all.yardstick,
  goal: `at most ${most} x`,
  reached: (ratio) => ratio <= most,
});

const grown = (what: string, all: Measured, few: Measured, work: Work, most: number): Row => ({
  what: `growth: ${what}, of five times the records`,
  yardstick: 'the same, of a fifth of them',
  product: all[work],
  beside: few[work],
  goal: work === 'reading' ? `not growing (at most ${most} x)` : `no more than linear (at most ${most} x)`,
  reached: (ratio) => ratio <= most,
});

async function measureRows(bench: MeasuringBench, name: string): Promise<Measured> {
  const { client, database, product, folder, rows, runs, note } = bench;
  const file = path.join(folder, `contacts-${name}.csv`);
  note(`measuring: writing and importing ${rows} contacts of two years`);
  await writeContacts(client, file, rows);
  await emptyProduct(client);
  await importContacts(product, file, 'misure', rows);
  await client.query('vacuum (analyze) interaction');
  const duck = await openYardstick(file);
  try {
    const codes = await agreedFigures(product, duck);
    const spent: Record<Work, Spent[]> = { month: [], everything: [], reading: [], yardstick: [], fcr: [], 'fcr yardstick': [] };
    const servers = [processesClock([product.api, product.worker]), database];
    for (let run = 1; run <= runs; run++) {
      note(`run ${run} of ${runs}: measuring ${rows} contacts`);
      spent.yardstick.push(await spentOn([ownClock], () => duck.measure(codes)));
      await owed(client, `to_char(day, 'YYYY-MM') = '${LAST_MONTH}'`);
      spent.month.push(await spentOn(servers, () => caughtUp(product)));
      await owed(client, 'true');
      spent.everything.push(await spentOn(servers, () => caughtUp(product)));
      spent['fcr yardstick'].push(await spentOn([ownClock], async () => void (await duck.firstContactResolution(LAST_MONTH, TRIED_DAYS))));
      spent.fcr.push(await spentOn(servers, async () => void (await triedFcr(product))));
      spent.reading.push(await spentOn(servers, async () => void (await readMonth(product))));
    }
    return {
      month: medianSpent(spent.month),
      everything: medianSpent(spent.everything),
      reading: medianSpent(spent.reading),
      yardstick: medianSpent(spent.yardstick),
      fcr: medianSpent(spent.fcr),
      'fcr yardstick': medianSpent(spent['fcr yardstick']),
    };
  } finally {
    duck.close();
  }
}

/** Which indicators both compute, once it is sure that they say the same of every subject that is shown. */
async function agreedFigures(product: Product, duck: Yardstick): Promise<readonly string[]> {
  const shown = await readMonth(product);
  const codes = Object.keys(FIGURES).filter((code) => shown.some(({ indicator }) => indicator === code));
  await duck.measure(codes);
  const figures = await duck.figuresOf(LAST_MONTH, codes);
  sameFigures(
    shown.filter(({ indicator }) => codes.includes(indicator)),
    ({ subject, indicator }) => figures.get(figureKey(subject.kind, subject.kind === 'organisation' ? '' : subject.code, indicator)),
  );
  const [tried, reckoned] = [await triedFcr(product), await duck.firstContactResolution(LAST_MONTH, TRIED_DAYS)];
  if (tried.numerator !== reckoned.numerator || tried.denominator !== reckoned.denominator)
    throw new Error(`FCR within ${TRIED_DAYS} days differs: ${JSON.stringify({ tried, reckoned })}`);
  return codes;
}

/** Whoever reads measures first what is owed. */
const caughtUp = async ({ careManager }: Product): Promise<void> =>
  void (await careManager.get(`/measurements?period=${LAST_MONTH}&subject=organisation&limit=1`));

async function triedFcr({ careManager }: Product): Promise<MeasurementRow> {
  const { items } = await careManager.get<{ items: MeasurementRow[] }>(
    `/measurements?indicator=FCR_W&period=${LAST_MONTH}&subject=organisation&windowDays=${TRIED_DAYS}`,
  );
  return items[0]!;
}

async function readMonth({ careManager }: Product): Promise<readonly MeasurementRow[]> {
  const pages: MeasurementRow[] = [];
  for (const kind of KINDS) {
    const { items } = await careManager.get<{ items: MeasurementRow[] }>(`/measurements?period=${LAST_MONTH}&subject=${kind}&limit=500`);
    pages.push(...items);
  }
  return pages;
}

/** Marks days to be measured again, as an import of them does. */
const owed = (client: pg.Client, which: string) =>
  client.query(`insert into day_to_measure (day) select distinct day from interaction where ${which} on conflict do nothing`);
