import { knownPlaces } from '../indicators/measuring/measured-places';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { addInteractions, testOrganisation } from '../testing/test-interactions';
import { MeasureAhead } from './measure-ahead';

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase();
  await testOrganisation(test.dataSource);
  await addInteractions(test.dataSource, [{ arrivedAt: '2026-10-05T08:00:00Z', waitSeconds: 12 }]);
});
afterEach(() => test.close());

const measured = () => test.dataSource.query<{ day: string }[]>(`select day::text from daily_sum where kind = 'organisation' order by day`);
const owed = () => test.dataSource.query('select day from day_to_measure');

it('measures what was left to be measured, and what comes later', async () => {
  const ahead = new MeasureAhead(test.dataSource);
  await ahead.measure();
  expect([await measured(), await owed()]).toEqual([[{ day: '2026-10-05' }], []]);
  await addInteractions(test.dataSource, [{ arrivedAt: '2026-10-06T08:00:00Z' }]);
  await ahead.measure();
  expect([await measured(), await owed()]).toEqual([[{ day: '2026-10-05' }, { day: '2026-10-06' }], []]);
});

it('measures every day again when an update asks for a sum that nobody has kept', async () => {
  await new MeasureAhead(test.dataSource).measure();
  const sums = await test.dataSource.query('select sums from daily_sum order by kind, subject_key');
  await test.dataSource.query(`delete from measure where id = 'waitMs'`);
  await test.dataSource.query(`update daily_sum set sums = '{}', squares = '{}'`);
  await new MeasureAhead(test.dataSource).measure();
  expect((await knownPlaces(test.dataSource)).map(({ id }) => id)).toContain('waitMs');
  expect(
    (await test.dataSource.query<{ sums: number[] }[]>('select sums from daily_sum order by kind, subject_key')).map(
      (row) => row.sums.length,
    ),
  ).toEqual(sums.map((row: { sums: number[] }) => row.sums.length));
  expect(await owed()).toEqual([]);
});
