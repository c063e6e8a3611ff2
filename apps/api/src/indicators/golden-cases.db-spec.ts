import type { GoldenCaseRow, List, MeasurementRow, NewCalendar } from '@circolo/contracts';
import { GOLDEN_CALENDAR, GOLDEN_CASES, type GoldenCase, type GoldenContact } from '@circolo/domain';
import { testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';

const INSTANTS = ['arrivedAt', 'firstReplyAt', 'resolvedAt', 'reopenedAt'];
const BOOLEANS = ['automaticReply', 'resolved', 'reopened', 'transferred'];

let test: TestApp;
let admin: Signed;

/** Each case is a source and a channel of its own, and its customers are nobody else's. */
beforeAll(async () => {
  test = await testApp();
  admin = await test.signIn('admin', 'care-manager');
  const imports = await testImports(test.dataSource);
  const [version] = GOLDEN_CALENDAR.versions;
  const calendar = { name: 'Sportello', version } as unknown as NewCalendar;
  expect((await call(test, admin, 'POST', '/calendars', { body: calendar })).status).toBe(201);
  for (const golden of GOLDEN_CASES) {
    const { columns, file } = fileOf(golden);
    const row = await imports.read(mappingOf(golden, columns), file);
    expect([golden.id, row.state, row.accepted]).toEqual([golden.id, 'done', golden.contacts.length]);
  }
  await imports.close();
});
afterAll(() => test.close());

function fileOf({ id, contacts }: GoldenCase): { readonly columns: readonly (keyof GoldenContact)[]; readonly file: string } {
  const columns = [...new Set(contacts.flatMap((contact) => Object.keys(contact)))] as (keyof GoldenContact)[];
  const cell = (contact: GoldenContact, column: keyof GoldenContact) => {
    const value = contact[column] ?? '';
    return column === 'customer' && value !== '' ? `${id} ${value}` : String(value);
  };
  const lines = contacts.map((contact) => columns.map((column) => cell(contact, column)).join(','));
  return { columns, file: [columns.join(','), ...lines, ''].join('\n') };
}

function mappingOf({ id }: GoldenCase, columns: readonly string[]): object {
  const reading = (column: string) =>
    INSTANTS.includes(column)
      ? { as: 'instant' }
      : BOOLEANS.includes(column)
        ? { as: 'boolean', true: ['true'], false: ['false'] }
        : column.endsWith('Seconds')
          ? { as: 'number' }
          : {};
  const fields = Object.fromEntries(columns.map((column) => [column, { column, ...reading(column) }]));
  return { source: id, timeZone: 'Europe/Rome', fields: { ...fields, channel: { constant: id } } };
}

const figures = GOLDEN_CASES.flatMap(({ id, expected }) => expected.map((figure) => ({ id, ...figure })));

it.each(figures)(
  '$id: $indicator, imported and measured, is the figure worked out by hand',
  async ({ id, indicator, value, numerator, denominator }) => {
    const { body } = await call<List<MeasurementRow>>(
      test,
      admin,
      'GET',
      `/measurements?indicator=${indicator}&period=2026&subject=channel`,
    );
    const row = body.items.find(({ subject }) => subject.code === id);
    expect(row).toMatchObject({ value, numerator, denominator });
  },
);

it('are told of each indicator, with their timelines', async () => {
  const { status, body } = await call<List<GoldenCaseRow>>(test, await test.signIn('agent'), 'GET', '/indicators/FRT_O/golden-cases');
  expect(status).toBe(200);
  const night = body.items.find(({ id }) => id === 'first-reply-night')!;
  expect([night.value, night.timeline.open]).toEqual([
    1800,
    [{ opensAt: '2026-11-13T07:30:00.000Z', closesAt: '2026-11-13T08:00:00.000Z' }],
  ]);
  expect((await call<List<GoldenCaseRow>>(test, admin, 'GET', '/indicators/VIS/golden-cases')).body.items).toEqual([]);
  expect((await call(test, admin, 'GET', '/indicators/NONE/golden-cases')).status).toBe(404);
});
