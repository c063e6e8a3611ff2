import { DuckDBInstance } from '@duckdb/node-api';
import { FIGURES, resolvedAtFirst } from './figures.ts';

/** DuckDB with the contacts in memory, in columns. */
export type Yardstick = {
  /** Computes the indicators for each kind of subject and each month, over all contacts. */
  readonly measure: (codes: readonly string[]) => Promise<void>;
  /** What was computed for a month: by kind of subject, its code (of the organisation, `''`) and the indicator. */
  readonly figuresOf: (month: string, codes: readonly string[]) => Promise<ReadonlyMap<string, Figure>>;
  /** First contact resolution of each month within so many days, over all contacts; answers a month's. */
  readonly firstContactResolution: (month: string, days: number) => Promise<Figure>;
  readonly close: () => void;
};

export type Figure = { readonly numerator: number; readonly denominator: number | null };

export const figureKey = (kind: string, code: string, indicator: string): string => [kind, code, indicator].join(' ');

const KINDS = ['team', 'agent', 'channel', 'topic'] as const;
const THREADS = '2';
/** With each contact, when the same customer came before and again: on the same topic, and on any. */
const CONTACTS = `
  select *, "arrivedAt"::date as day, strftime("arrivedAt", '%Y-%m') as month,
    lead("arrivedAt") over same_topic as again_at, lag("arrivedAt") over same_topic as before_at,
    lead("arrivedAt") over (partition by customer order by "arrivedAt") as any_again_at
  from contact window same_topic as (partition by customer, topic order by "arrivedAt")`;

const SAME_TOPIC = `
  select *, lead("arrivedAt") over (partition by customer, topic order by "arrivedAt") as again_at from contact`;

/** Reads the very file that the product imports. */
export async function openYardstick(path: string): Promise<Yardstick> {
  const instance = await DuckDBInstance.create(':memory:', { threads: THREADS });
  const connection = await instance.connect();
  await connection.run(`create table contact as select * from read_csv('${path}', header = true, types = ${TYPES})`);
  return {
    measure: async (codes) => void (await connection.run(`create or replace table figure as ${allFigures(codes)}`)),
    figuresOf: async (month, codes) => {
      const read = await connection.runAndReadAll('select * from figure where month = $1', [month]);
      const figures = new Map<string, Figure>();
      for (const row of read.getRowObjects()) {
        for (const code of codes) {
          const [numerator, denominator] = [row[`${code}_n`], row[`${code}_d`]];
          figures.set(figureKey(String(row['kind']), String(row['code'] ?? ''), code), {
            numerator: Number(numerator ?? 0),
            denominator: denominator === null || denominator === undefined ? null : Number(denominator),
          });
        }
      }
      return figures;
    },
    firstContactResolution: async (month, days) => {
      const { numerator, denominator } = resolvedAtFirst(days);
      const read = await connection.runAndReadAll(
        `select strftime("arrivedAt", '%Y-%m') as month, ${numerator} as n, ${denominator} as d from (${SAME_TOPIC}) c group by month`,
      );
      const row = read.getRowObjects().find((each) => each['month'] === month);
      return { numerator: Number(row?.['n'] ?? 0), denominator: Number(row?.['d'] ?? 0) };
    },
    close: () => instance.closeSync(),
  };
}

function allFigures(codes: readonly string[]): string {
  const columns = codes.flatMap((code) => {
    const { numerator, denominator } = FIGURES[code]!;
    return [`${numerator} as "${code}_n"`, `${denominator ?? 'null'} as "${code}_d"`];
  });
  const kind = KINDS.map((one) => `when grouping(${one}) = 0 then '${one}'`).join(' ');
  const sets = ['(month)', ...KINDS.map((one) => `(month, ${one})`)];
  return `
    select month, case ${kind} else 'organisation' end as kind, coalesce(${KINDS.join(', ')}, '') as code, ${columns.join(', ')}
    from (${CONTACTS}) c group by grouping sets (${sets.join(', ')})`;
}

const TYPES = `{${Object.entries({
  ...Object.fromEntries(['externalId', 'channel', 'outcome', 'topic', 'service', 'site', 'segment', 'agent', 'team', 'customer'].map((name) => [name, 'VARCHAR'])),
  ...Object.fromEntries(['arrivedAt', 'firstReplyAt', 'resolvedAt'].map((name) => [name, 'TIMESTAMP'])),
  ...Object.fromEntries(['waitSeconds', 'talkSeconds', 'holdSeconds', 'wrapSeconds', 'csat', 'nps', 'ces'].map((name) => [name, 'INTEGER'])),
  ...Object.fromEntries(['resolved', 'transferred', 'escalated', 'reopened'].map((name) => [name, 'BOOLEAN'])),
})
  .map(([name, type]) => `'${name}': '${type}'`)
  .join(', ')}}`; // prettier-ignore
