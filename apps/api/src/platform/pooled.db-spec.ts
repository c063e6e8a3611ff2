import { QueryFailedError } from 'typeorm';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { dataSourceOptions, PooledDataSource } from './database';
import { planned } from './planned';

let test: TestDatabase;
let database: PooledDataSource;

beforeAll(async () => {
  test = await testDatabase();
  database = await new PooledDataSource(dataSourceOptions(test.url, 2)).initialize();
});
afterAll(async () => {
  await database.destroy();
  await test.close();
});

it.each([
  ['select $1::int as one', [1]],
  [`insert into person (name, email) values ('Ada', $1) returning name`, ['ada@example.org']],
  [`update person set name = 'Ada L.' where email = $1 returning name`, ['ada@example.org']],
  ['delete from person where email = $1', ['ada@example.org']],
])('answers as a query runner does: %s', async (text, values) => {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  const expected = await database.query(text, values, runner);
  await runner.rollbackTransaction();
  await runner.release();
  expect(await database.query(text, values)).toEqual(expected);
});

it('fails as a query runner does', async () => {
  await expect(database.query('select nothing from nowhere')).rejects.toThrow(QueryFailedError);
});

it('has a planned statement parsed once by each connection, in transactions too, and no other', async () => {
  const text = planned(`select $1::int + count(*)::int as sum from pg_prepared_statements where name like 'planned%'`);
  await database.transaction(async (tx) => {
    await tx.query('select $1::int', [1]);
    expect(await tx.query(text, [10])).toEqual([{ sum: 11 }]);
    expect(await tx.query(text, [20])).toEqual([{ sum: 21 }]);
  });
});
