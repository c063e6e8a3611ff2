import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DeviationList, List, MeasurementRow } from '@circolo/contracts';
import { testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testAgreement } from '../testing/test-interactions';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data/pwc-call-centre');

interface Reference {
  readonly answer_rate: number;
  readonly answer_rate_wilson95: readonly [number, number];
  readonly abandonment_rate: number;
  readonly resolved_rate_over_answered: number;
  readonly resolved_over_answered_wilson95: readonly [number, number];
  readonly asa_seconds: { readonly mean: number; readonly n: number };
  readonly talk_seconds: { readonly mean: number };
  readonly csat: { readonly mean: number; readonly top2box_rate: number; readonly top2box_wilson95: readonly [number, number] };
}

/** Hold and wrap, which the file lacks, are zero. */
const mapping = {
  source: 'pwc',
  timeZone: 'Europe/Rome',
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

/** The same columns; its times and durations are fractions of a day. */
const ofSpreadsheet = {
  ...mapping,
  format: { kind: 'xlsx' },
  fields: {
    ...mapping.fields,
    arrivedAt: { columns: ['Date', 'Time'], join: ' ', as: 'instant' },
    talkSeconds: { column: 'AvgTalkDuration', as: 'duration' },
  },
};

/** Runs only beside the data: they are other people's, and no part of the project. */
const besideTheData = existsSync(folder) ? describe : describe.skip;

const FILES = [
  ['as CSV', '01 Call-Center-Dataset.csv', mapping],
  ['as a spreadsheet', '01 Call-Center-Dataset.xlsx', ofSpreadsheet],
] as const;

besideTheData.each(FILES)('the call centre of the PwC exercise, %s', (_, file, by) => {
  let reference: Record<'overall', Reference> &
    Record<'by_agent' | 'by_topic' | 'by_month' | 'by_hour' | 'by_agent_month', Record<string, Reference>>;
  let test: TestApp;
  let careManager: Signed;

  beforeAll(async () => {
    reference = JSON.parse(readFileSync(path.join(folder, 'reference.json'), 'utf8'));
    test = await testApp();
    const imports = await testImports(test.dataSource);
    const row = await imports.read(by, readFileSync(path.join(folder, file)));
    expect(row).toMatchObject({ state: 'done', read: 5000, accepted: 5000, rejected: 0 });
    await imports.close();
    await testAgreement(test.dataSource, ['care-manager']);
    careManager = await test.signIn('care-manager');
  });
  afterAll(() => test.close());

  const COMPARED = ['ANS', 'ABN', 'ASA', 'AHT', 'RES', 'CSAT', 'CSAT_M'].map((code) => `indicator=${code}`).join('&');
  const measured = async (query: string) =>
    (await call<List<MeasurementRow>>(test, careManager, 'GET', `/measurements?${query}&${COMPARED}`)).body.items;

  /** What was measured under a name, beside the reference, each to six decimals. */
  function compare(rows: readonly MeasurementRow[], expected: Reference): void {
    const of = (code: string) => rows.find(({ indicator }) => indicator === code)!;
    const near = (actual: number | null, wanted: number) => expect(actual).toBeCloseTo(wanted, 6);
    near(of('ANS').value, expected.answer_rate);
    near(of('ANS').low, expected.answer_rate_wilson95[0]);
    near(of('ANS').high, expected.answer_rate_wilson95[1]);
    near(of('ABN').value, expected.abandonment_rate);
    near(of('ASA').value, expected.asa_seconds.mean);
    expect(of('ASA').sample).toBe(expected.asa_seconds.n);
    near(of('AHT').value, expected.talk_seconds.mean);
    near(of('RES').value, expected.resolved_rate_over_answered);
    near(of('RES').low, expected.resolved_over_answered_wilson95[0]);
    near(of('RES').high, expected.resolved_over_answered_wilson95[1]);
    near(of('CSAT').value, expected.csat.top2box_rate);
    near(of('CSAT').low, expected.csat.top2box_wilson95[0]);
    near(of('CSAT').high, expected.csat.top2box_wilson95[1]);
    near(of('CSAT_M').value, expected.csat.mean);
  }

  /** Holds each group of the reference to what was measured of it; there must be as many of both. */
  function compareAll(rows: readonly MeasurementRow[], groups: Record<string, Reference>, nameOf: (row: MeasurementRow) => string): void {
    const names = [...new Set(rows.map(nameOf))].sort();
    expect(names).toEqual(Object.keys(groups).sort());
    for (const name of names)
      compare(
        rows.filter((row) => nameOf(row) === name),
        groups[name]!,
      );
  }

  const months = 'period=2021-01&period=2021-02&period=2021-03';

  it('equals the reference overall', async () => compare(await measured('period=2021-Q1'), reference.overall));
  it('equals the reference by month', async () => compareAll(await measured(months), reference.by_month, ({ period }) => period));
  it('equals the reference by agent', async () =>
    compareAll(await measured('period=2021-Q1&subject=agent'), reference.by_agent, ({ subject }) => subject.name));
  it('equals the reference by topic', async () =>
    compareAll(await measured('period=2021-Q1&subject=topic'), reference.by_topic, ({ subject }) => subject.name));
  it('equals the reference by hour', async () =>
    compareAll(await measured('period=2021-Q1&by=hour'), reference.by_hour, ({ crossed }) => crossed!.code));
  it('equals the reference by agent and month', async () =>
    compareAll(await measured(`${months}&subject=agent`), reference.by_agent_month, ({ subject, period }) => `${subject.name}|${period}`));

  it('gives no signal in 52 comparisons with the overall values, though one of them alone would be significant', async () => {
    for (const { indicator, value } of await measured('period=2021-Q1')) {
      if (!['ANS', 'RES', 'CSAT', 'ASA'].includes(indicator)) continue;
      for (const kind of ['agent', 'topic']) {
        const body = { indicator, subject: { kind }, from: '2021-01-01', value };
        expect((await call(test, careManager, 'POST', '/targets', { body })).status).toBe(201);
      }
    }
    const { body } = await call<DeviationList>(test, careManager, 'GET', '/deviations?period=2021-Q1');
    expect([body.items.length, body.comparisons]).toEqual([52, 52]);
    expect(body.items.filter(({ signal }) => signal)).toEqual([]);
    expect(body.items.filter(({ significant }) => significant)).toHaveLength(1);
  });
});
