import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';

const data = path.resolve(import.meta.dirname, '../../../../../shared/data');
const wherePresent = existsSync(data) ? describe : describe.skip;

const pwc = {
  source: 'pwc',
  format: { kind: 'csv', delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' },
  timeZone: 'Europe/London',
  fields: {
    externalId: { column: 'Call Id' },
    arrivedAt: { columns: ['Date', 'Time'], join: ' ', as: 'instant', format: 'yyyy-MM-dd H.mm.ss' },
    channel: { constant: 'telephone' },
    outcome: { column: 'Answered (Y/N)', values: { Y: 'answered', N: 'abandoned' } },
    topic: { column: 'Topic' },
    agent: { column: 'Agent' },
    waitSeconds: { column: 'Speed of answer in seconds', as: 'number' },
    talkSeconds: { column: 'AvgTalkDuration', as: 'duration', format: 'H.mm.ss' },
    holdSeconds: { constant: 0 },
    wrapSeconds: { constant: 0 },
    resolved: { column: 'Resolved', as: 'boolean', true: ['Y'], false: ['N'] },
    csat: { column: 'Satisfaction rating', as: 'number', scale: [1, 5] },
  },
};

const technion = {
  source: 'technion',
  format: { kind: 'csv', delimiter: '\t', encoding: 'utf-8', header: true, decimal: '.' },
  timeZone: 'Asia/Jerusalem',
  rows: { skipWhen: [{ column: 'outcome', in: ['PHANTOM'] }] },
  fields: {
    externalId: { columns: ['vru+line', 'call_id', 'date', 'vru_entry'], join: '|' },
    arrivedAt: { columns: ['date', 'vru_entry'], join: ' ', as: 'instant', format: 'yyMMdd H:mm:ss' },
    channel: { constant: 'telephone' },
    outcome: {
      cases: [
        {
          when: [
            { column: 'outcome', in: ['AGENT'] },
            { column: 'server', notIn: ['NO_SERVER'] },
          ],
          value: 'answered',
        },
        {
          when: [
            { column: 'outcome', in: ['HANG'] },
            { column: 'q_start', notIn: ['0:00:00'] },
          ],
          value: 'abandoned',
        },
        { when: [{ column: 'outcome', in: ['HANG'] }], value: 'left-in-ivr' },
        { otherwise: 'other' },
      ],
    },
    topic: { column: 'type', values: { PS: 'Regular' } },
    customer: { column: 'customer_id', blank: ['0'] },
    agent: { column: 'server', blank: ['NO_SERVER'] },
    waitSeconds: { column: 'q_time', as: 'number' },
    talkSeconds: { column: 'ser_time', as: 'number' },
  },
};

wherePresent('files of other centres (skipped where ../shared is absent)', () => {
  let database: TestDatabase;
  let imports: TestImports;
  beforeAll(async () => {
    database = await testDatabase();
    imports = await testImports(database.dataSource);
  });
  afterAll(async () => {
    await imports.close();
    await database.close();
  });

  it('reads every call of PwC', async () => {
    const row = await imports.read(pwc, readFileSync(path.join(data, 'pwc-call-centre/01 Call-Center-Dataset.csv')));
    expect(row).toMatchObject({ state: 'done', read: 5000, accepted: 5000, rejected: 0, duplicates: 0, skipped: 0 });
    const [sums] = await database.dataSource.query<Record<string, number>[]>(
      `select count(*) filter (where outcome = 'b')::int as abandoned, count(csat)::int as rated, avg(talk_ms)::float8 / 1000 as talk, avg(wait_ms)::float8 / 1000 as wait from interaction`,
    );
    expect(sums).toMatchObject({ abandoned: 946, rated: 4054 });
    expect([sums!['talk'], sums!['wait']].map((mean) => mean!.toFixed(2))).toEqual(['224.92', '67.52']);
  });

  it("reads the Technion's calls without the phantoms", async () => {
    const row = await imports.read(technion, readFileSync(path.join(data, 'technion-bank-1999-02/data_anonymous_bank_february.txt')));
    expect(row).toMatchObject({ state: 'done', read: 33_344 - 278, accepted: 33_066, rejected: 0, duplicates: 0, skipped: 278 });
    const outcomes = await database.dataSource.query(
      `select outcome, count(*)::int as n from interaction i join source s on s.key = i.source_key where s.name = 'technion' group by 1 order by 1`,
    );
    expect(outcomes).toEqual([
      { outcome: 'a', n: 26_671 },
      { outcome: 'b', n: 3963 },
      { outcome: 'i', n: 1941 },
      { outcome: 'o', n: 491 },
    ]);
  });
});
