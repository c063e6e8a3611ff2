import type { List, MeasurementRow } from '@circolo/contracts';
import { MEASURED_KINDS } from '@circolo/domain';
import { type TestImports, testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testAgreement } from '../testing/test-interactions';
import { measureOwedDays } from './daily-sums';

let test: TestApp;
let imports: TestImports;
let careManager: Signed;

beforeEach(async () => {
  test = await testApp();
  imports = await testImports(test.dataSource);
  await testAgreement(test.dataSource, ['care-manager']);
  careManager = await test.signIn('care-manager');
});
afterEach(async () => {
  await imports.close();
  await test.close();
});

const columns = ['externalId', 'arrivedAt', 'channel', 'outcome', 'topic', 'agent', 'team', 'waitSeconds', 'resolved', 'csat'] as const;
const mapping = {
  source: 'centralino',
  fields: {
    ...Object.fromEntries(columns.map((column) => [column, { column }])),
    arrivedAt: { column: 'arrivedAt', as: 'instant' },
    waitSeconds: { column: 'waitSeconds', as: 'number' },
    resolved: { column: 'resolved', as: 'boolean', true: ['true'], false: ['false'] },
    csat: { column: 'csat', as: 'number', scale: [1, 5] },
  },
};

/** Contacts `from` to `until` of three days, as a switchboard would export them; another `version` says something else of each. */
function file(from: number, until: number, version = 0): string {
  const rows = Array.from({ length: until - from }, (_, n) => {
    const contact = from + n;
    const said = contact + version;
    const arrivedAt = `2026-10-${String(14 + (contact % 3)).padStart(2, '0')}T${String(7 + (said % 9)).padStart(2, '0')}:15:00Z`;
    const answered = said % 6 !== 0;
    const work = answered
      ? [`a-${said % 7}`, `squadra-${said % 2}`, (said % 50) + 0.25, said % 3 > 0, 1 + (said % 5)]
      : ['', '', '', '', ''];
    return [`c-${contact}`, arrivedAt, `canale-${said % 3}`, answered ? 'answered' : 'abandoned', `tema-${said % 4}`, ...work].join(',');
  });
  return [columns.join(','), ...rows, ''].join('\r\n');
}

/** Every figure that the API gives, of every kind of subject. */
async function figures(): Promise<readonly MeasurementRow[]> {
  const periods = ['2026-10', '2026-W42', '2026-10-14', '2026-10-15', '2026-10-16'].map((period) => `period=${period}`).join('&');
  const lists = [];
  for (const kind of MEASURED_KINDS) {
    let cursor = '';
    do {
      const { body } = await call<List<MeasurementRow>>(test, careManager, 'GET', `/measurements?${periods}&subject=${kind}${cursor}`);
      lists.push(...body.items);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
  }
  return lists;
}

it('leaves every figure as it was before', async () => {
  await imports.read(mapping, file(0, 400));
  const before = await figures();
  expect(before.length).toBeGreaterThan(300);

  const corrected = await imports.read(mapping, file(200, 700, 1));
  expect(corrected).toMatchObject({ state: 'done', accepted: 500, corrected: 200 });
  const between = await figures();
  expect(between).not.toEqual(before);

  const again = await imports.read(mapping, file(200, 700, 2));
  await imports.undo(again.id);
  expect(await figures()).toEqual(between);
  await imports.undo(corrected.id);
  expect(await figures()).toEqual(before);
});

it('leaves every figure as it was before, whichever of two goes first', async () => {
  await imports.read(mapping, file(0, 300));
  const before = await figures();
  const second = await imports.read(mapping, file(100, 400, 1));
  const third = await imports.read(mapping, file(200, 500, 2));
  await imports.undo(second.id);
  await imports.undo(third.id);
  expect(await figures()).toEqual(before);
});

it('leaves nothing of an import that was the only one', async () => {
  const { id } = await imports.read(mapping, file(0, 100));
  await imports.undo(id);
  expect((await figures()).filter(({ value }) => value !== null)).toEqual([]);
  expect(await test.dataSource.query('select from daily_sum')).toEqual([]);
});

/** Everything that was measured, as one word. */
async function everySum(): Promise<string> {
  await test.dataSource.transaction((tx) => measureOwedDays(tx));
  const [row]: { sums: string; lengths: string; cases: string }[] = await test.dataSource.query(`
    select (select md5(string_agg(md5(d::text), '' order by kind, day, subject_key, over, last_day)) from daily_sum d) as sums,
      (select md5(string_agg(md5(sorted::text), '' order by kind, day, subject_key, clock)) from daily_length d
        cross join lateral jsonb_each(to_jsonb(d) - '{kind,subject_key,day}'::text[]) c (clock, lengths)
        cross join lateral (select array_agg(v.length::int8 order by v.length::int8) as sorted
          from jsonb_array_elements_text(nullif(c.lengths, 'null')) v (length)) v) as lengths,
      (select md5(string_agg(md5((subject_key, source_key, day, c)::text), '' order by subject_key, source_key, day, c))
        from daily_case cross join lateral unnest(closed_on, counts) c (closed_on, n)) as cases`);
  return `${row!.sums} ${row!.lengths} ${row!.cases}`;
}

const MANY = process.env['FULL'] ? 200_000 : 4_000;
const wide = [
  'externalId',
  'arrivedAt',
  'channel',
  'outcome',
  'topic',
  'agent',
  'team',
  'customer',
  'waitSeconds',
  'firstReplyAt',
  'resolvedAt',
  'nps',
] as const;
const wideMapping = {
  source: 'centralino',
  fields: {
    ...Object.fromEntries(wide.map((column) => [column, { column }])),
    ...Object.fromEntries((['arrivedAt', 'firstReplyAt', 'resolvedAt'] as const).map((column) => [column, { column, as: 'instant' }])),
    ...Object.fromEntries((['waitSeconds', 'nps'] as const).map((column) => [column, { column, as: 'number' }])),
  },
};

/** Contacts of customers who call again, over some days from `first` on; another `version` says something else of each. */
function manyContacts(prefix: string, count: number, first: string, days: number, version = 0): string {
  const begin = Date.parse(`${first}T05:00:00Z`);
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  const rows = Array.from({ length: count }, (_, n) => {
    const said = n + version;
    const arrived = begin + (n % days) * 86_400_000 + ((n * 7919 + version * 60) % 50_000) * 1000;
    const outcome = said % 7 === 0 ? 'abandoned' : 'answered';
    const replied = said % 3 === 0 ? '' : at(arrived + ((said * 31) % 200_000) * 1000);
    const resolved = said % 4 === 0 ? '' : at(arrived + ((said * 97) % 4_000_000) * 1000);
    const work = [
      `tema-${said % 5}`,
      `a-${said % 60}`,
      `squadra-${said % 4}`,
      said % 3 === 0 ? '' : `c-${(said * 13) % Math.ceil(count / 6)}`,
    ];
    return [`${prefix}-${n}`, at(arrived), `canale-${n % 3}`, outcome, ...work, said % 200, replied, resolved, said % 11].join(',');
  });
  return [wide.join(','), ...rows].join('\n') + '\n';
}

it(`leaves every sum and every length as it was, after an import of ${MANY} rows and a correction on top of it`, async () => {
  await imports.read(wideMapping, manyContacts('prima', MANY / 10, '2026-09-01', 40));
  const before = await everySum();

  const large = await imports.read(wideMapping, manyContacts('grande', MANY, '2026-09-10', 60));
  expect(large).toMatchObject({ state: 'done', accepted: MANY, rejected: 0 });
  const between = await everySum();
  expect(between).not.toBe(before);

  const correction = await imports.read(wideMapping, manyContacts('grande', MANY / 2, '2026-09-10', 60, 5));
  expect(correction).toMatchObject({ state: 'done', corrected: MANY / 2 });
  expect(await everySum()).not.toBe(between);

  await imports.undo(correction.id);
  expect(await everySum()).toBe(between);
  await imports.undo(large.id);
  expect(await everySum()).toBe(before);
}, 900_000);
