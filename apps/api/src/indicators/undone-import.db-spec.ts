import type { List, MeasurementRow } from '@circolo/contracts';
import { MEASURED_KINDS } from '@circolo/domain';
import { type TestImports, testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testAgreement } from '../testing/test-interactions';

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
