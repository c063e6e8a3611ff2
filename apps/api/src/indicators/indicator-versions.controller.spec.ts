import type { IndicatorRow, IndicatorVersionRow, InteractionRow, LeftOut, List, MeasurementRow } from '@circolo/contracts';
import { INDICATOR_LIST, ROLES } from '@circolo/domain';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { addInteractions, testOrganisation } from '../testing/test-interactions';

let test: TestApp;
let careManager: Signed;

beforeAll(async () => {
  test = await testApp();
  await testOrganisation(test.dataSource);
  careManager = await test.signIn('care-manager');
  const waits = [5, 15, 25, 35];
  await addInteractions(
    test.dataSource,
    ['2026-06-10', '2026-07-10'].flatMap((day) =>
      waits.map((waitSeconds, n) => ({ arrivedAt: `${day}T09:0${n}:00Z`, waitSeconds, talkSeconds: 60, holdSeconds: 0, wrapSeconds: 0 })),
    ),
  );
});
afterAll(() => test.close());

const versions = async (code = 'SL2') =>
  (await call<List<IndicatorVersionRow>>(test, careManager, 'GET', `/indicators/${code}/versions`)).body.items;
const publish = (body: object, code = 'SL2', by = careManager) =>
  call<IndicatorVersionRow & { code: string }>(test, by, 'POST', `/indicators/${code}/versions`, { body });
const levels = async () => {
  const { body } = await call<List<MeasurementRow>>(
    test,
    careManager,
    'GET',
    '/measurements?indicator=SL2&period=2026-06&period=2026-07&period=2026',
  );
  return body.items.map(({ period, version, parameters, value }) => [period, version, parameters['thresholdSeconds'], value]);
};

it('is the shipped one until somebody publishes another', async () => {
  expect(await versions()).toEqual([
    { version: 1, parameters: { thresholdSeconds: 20 }, from: null, note: null, by: null, at: null, settable: ['thresholdSeconds'] },
  ]);
  expect(await levels()).toEqual([
    ['2026-06', 1, 20, 0.5],
    ['2026-07', 1, 20, 0.5],
    ['2026', 1, 20, 0.5],
  ]);
});

it('holds from its first day on: each figure has one definition, and cites it', async () => {
  const { status, body } = await publish({ parameters: { thresholdSeconds: 30 }, from: '2026-07-01', note: 'Nuova Carta dei servizi' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ version: 2, parameters: { thresholdSeconds: 30 }, from: '2026-07-01', note: 'Nuova Carta dei servizi' });
  expect(await levels()).toEqual([
    ['2026-06', 1, 20, 0.5],
    ['2026-07', 2, 30, 0.75],
    ['2026', 1, 20, 0.5],
  ]);
  expect((await versions()).map(({ version }) => version)).toEqual([2, 1]);
  const events = await test.dataSource.query(
    `select c.after->>'indicator' as indicator from audit_event e join audit_content c on c.event_key = e.key where e.action = 'indicator.version-published'`,
  );
  expect(events).toEqual([{ indicator: 'SL2' }]);
});

it('is what a crossing, the records behind a figure and what it leaves out go by', async () => {
  const figures = await call<List<MeasurementRow>>(
    test,
    careManager,
    'GET',
    '/measurements?indicator=SL2&period=2026-06&period=2026-07&subject=channel&by=hour',
  );
  expect(
    figures.body.items.map(({ period, version, parameters, value }) => [period, version, parameters['thresholdSeconds'], value]),
  ).toEqual([
    ['2026-06', 1, 20, 0.5],
    ['2026-07', 2, 30, 0.75],
  ]);
  const within = async (period: string) =>
    (await call<List<InteractionRow>>(test, careManager, 'GET', `/interactions?period=${period}&indicator=SL2&part=numerator`)).body.items;
  expect((await within('2026-06')).map(({ waitSeconds }) => waitSeconds)).toEqual([5, 15]);
  expect((await within('2026-07')).map(({ waitSeconds }) => waitSeconds)).toEqual([5, 15, 25]);

  await addInteractions(
    test.dataSource,
    ['2026-06-11', '2026-07-11'].map((day) => ({ arrivedAt: `${day}T09:00:00Z`, outcome: 'b', waitSeconds: 25 })),
  );
  await publish({ parameters: { thresholdSeconds: 30 }, from: '2026-07-01', note: 'Anche gli abbandoni' }, 'SL3');
  const leftOut = async (period: string) =>
    (await call<LeftOut>(test, careManager, 'GET', `/interactions/left-out?period=${period}&indicator=SL3`)).body;
  expect(await leftOut('2026-06')).toEqual({ contacts: 5, counted: 5, reasons: [] });
  const short = { code: 'at-most', field: 'waitSeconds', amount: 30, unit: 'seconds', count: 1 };
  expect(await leftOut('2026-07')).toEqual({ contacts: 5, counted: 4, reasons: [short] });
});

it('is listed in the catalogue as it is in force today', async () => {
  const listed = async (code: string) => {
    const { body } = await call<List<IndicatorRow>>(test, careManager, 'GET', '/indicators');
    expect(body.items.map((one) => one.code)).toEqual(INDICATOR_LIST.map((one) => one.code));
    return body.items.find((one) => one.code === code)!;
  };
  expect(await listed('SL2')).toMatchObject({ version: 2, parameters: { thresholdSeconds: 30 } });
  await publish({ parameters: { thresholdSeconds: 40 }, from: '2100-01-01', note: 'Un giorno' });
  expect(await listed('SL2')).toMatchObject({ version: 2, parameters: { thresholdSeconds: 30 } });
});

it.each([
  ['an indicator that is none', 'XYZ', { parameters: {}, from: '2026-07-01', note: 'x' }, 'indicator-unknown'],
  ['one without parameters', 'ANS', { parameters: {}, from: '2026-07-01', note: 'x' }, 'indicator-without-parameters'],
  ['a parameter that is none', 'SL2', { parameters: { windowDays: 3 }, from: '2026-07-01', note: 'x' }, 'indicator-parameter'],
  ['a value out of its bounds', 'SL2', { parameters: { thresholdSeconds: -5 }, from: '2026-07-01', note: 'x' }, 'indicator-parameter'],
  ['a day in mid-month', 'SL2', { parameters: { thresholdSeconds: 5 }, from: '2026-07-15', note: 'x' }, 'indicator-version-date'],
  ['a day that does not exist', 'SL2', { parameters: { thresholdSeconds: 5 }, from: '2026-02-30', note: 'x' }, 'validation'],
  ['no reason', 'SL2', { parameters: { thresholdSeconds: 5 }, from: '2026-07-01', note: ' ' }, 'validation'],
])('with %s is refused, and nothing is kept', async (_, code, body, refusal) => {
  const before = await test.dataSource.query('select count(*)::int as n from indicator_version');
  expect((await publish(body, code)).body.code).toBe(refusal);
  expect(await test.dataSource.query('select count(*)::int as n from indicator_version')).toEqual(before);
});

it('is published by the care manager alone, and read by everybody', async () => {
  for (const role of ROLES) {
    const signed = await test.signIn(role);
    const read = await call(test, signed, 'GET', '/indicators/SL2/versions');
    expect([role, read.status]).toEqual([role, 200]);
    if (role === 'care-manager') continue;
    const { status } = await publish({ parameters: { thresholdSeconds: 5 }, from: '2026-07-01', note: 'x' }, 'SL2', signed);
    expect([role, status]).toEqual([role, 403]);
  }
});

it('stays as it was published', async () => {
  await expect(test.dataSource.query(`update indicator_version set note = 'altro'`)).rejects.toThrow();
});
