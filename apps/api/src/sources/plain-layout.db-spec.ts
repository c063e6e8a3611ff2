import fc from 'fast-check';
import { INTERACTION_FIELDS } from '@circolo/contracts';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { rowOf } from './csv/csv-cells';

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

const fields = Object.fromEntries(INTERACTION_FIELDS.map((field) => [field, { column: field }]));
const plain = (source: string) => ({ source, format: { kind: 'csv' }, fields });
/** The same mapping in words that have every row read with care. */
const careful = (source: string) => ({ ...plain(source), rows: { skipWhen: [{ column: 'externalId', in: ['a word that no file has'] }] } });

const keptOf = (source: string) =>
  database.dataSource.query(
    `select external_id, arrived_at, day, channel_key, outcome, topic_key, agent_key, team_key, customer, wait_ms, talk_ms, hold_ms, wrap_ms, first_reply_at,
       resolved_at, resolved, transferred, escalated, reopened, csat, csat_top, nps, ces, ces_top
     from interaction where source_key = (select key from source where name = $1) order by external_id`,
    [source],
  );

const instant = fc.constantFrom(
  '2026-11-02T09:00:00Z',
  '2026-02-28T23:59:59Z',
  '2024-02-29T00:00:00Z',
  '2026-02-29T10:00:00Z',
  '2026-11-02T24:00:00Z',
  '2026-11-02T10:00:60Z',
  '2026-1-02T10:00:00Z',
  '2026-11-02T09:00:00.5Z',
  '2026-11-02 09:00',
  '0000-01-01T00:00:00Z',
  '2026-11-31T09:00:00Z',
  'now',
  '2026-11-02T09:00:00z',
);
const seconds = fc.constantFrom(
  '',
  '0',
  '12',
  '007',
  '2147483',
  '2147484',
  '9999999',
  '12345678',
  '1.5',
  '-1',
  '+1',
  '1e3',
  ' 5',
  'x',
  '1_0',
);
const flag = fc.constantFrom('', 'true', 'false', 'TRUE', 't', 'yes', '1', 'no', 'on');
const score = fc.constantFrom('', '0', '1', '5', '05', '7', '10', '11', '3.0', '4.5', '-1', 'x');
const code = fc.constantFrom('', 'nord', ' nord', 'a "b"', 'caffè', 'x'.repeat(501), 'é'.repeat(400), 'two\nlines', '\\N', '\\.');
const cells = fc.record({
  externalId: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '"a"'),
  arrivedAt: fc.oneof({ weight: 4, arbitrary: fc.constant('2026-11-02T09:00:00Z') }, { weight: 1, arbitrary: instant }),
  channel: fc.oneof({ weight: 6, arbitrary: fc.constant('telephone') }, { weight: 1, arbitrary: code }),
  outcome: fc.oneof(
    { weight: 6, arbitrary: fc.constant('answered') },
    { weight: 1, arbitrary: fc.constantFrom('abandoned', 'left-in-ivr', 'Answered', '', 'lost') },
  ),
  agent: fc.oneof({ weight: 6, arbitrary: fc.constant('anna') }, { weight: 1, arbitrary: code }),
  customer: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: code }),
  waitSeconds: fc.oneof({ weight: 6, arbitrary: fc.constant('30') }, { weight: 1, arbitrary: seconds }),
  resolvedAt: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: instant }),
  resolved: fc.oneof({ weight: 6, arbitrary: fc.constant('true') }, { weight: 1, arbitrary: flag }),
  csat: fc.oneof({ weight: 6, arbitrary: fc.constant('4') }, { weight: 1, arbitrary: score }),
  nps: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: score }),
});
type Cells = typeof cells extends fc.Arbitrary<infer T> ? T : never;
const fileOf = (rows: readonly Cells[], distinct: boolean): string =>
  [
    rowOf(INTERACTION_FIELDS, ','),
    ...rows.map((row, index) =>
      rowOf(
        INTERACTION_FIELDS.map((field) =>
          distinct && field === 'externalId' && row.externalId
            ? `${row.externalId}${index}`
            : ((row as Record<string, string>)[field] ?? ''),
        ),
        ',',
      ),
    ),
  ].join('\n');

it('reads rows by their types just as it reads them with care', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(cells, { minLength: 1, maxLength: 12 }),
      fc.array(cells, { maxLength: 6 }),
      fc.boolean(),
      async (first, second, distinct) => {
        const [one, other] = [`plain-${++number}`, `careful-${number}`];
        for (const rows of [first, second]) {
          const file = fileOf(rows, distinct);
          const [short, long] = [await imports.read(plain(one), file), await imports.read(careful(other), file)];
          const counts = ({ state, read, accepted, rejected, duplicates, corrected, skipped }: typeof short) => ({
            state,
            read,
            accepted,
            rejected,
            duplicates,
            corrected,
            skipped,
          });
          expect(counts(short)).toEqual(counts(long));
          expect(short.state).toBe('done');
          expect(short.read).toBe(short.accepted + short.rejected + short.duplicates);
          expect(await imports.rejectionsOf(short.id)).toEqual(await imports.rejectionsOf(long.id));
          expect(await keptOf(one)).toEqual(await keptOf(other));
        }
      },
    ),
    { numRuns: process.env['FULL'] ? 500 : 40 },
  );
}, 600_000);

it('reads rows of another kind by their types just as it reads them with care', async () => {
  const layout = {
    externalId: { column: 'id' },
    answeredAt: { column: 'at' },
    agent: { column: 'who' },
    csat: { column: 'csat' },
    invited: { column: 'invited' },
    comment: { column: 'comment' },
  };
  const file = [
    'id,at,who,csat,invited,comment',
    'a,2026-11-02T09:00:00Z,anna,5,false,bene',
    'b,2026-11-02T23:30:00Z,,,,',
    `c,2026-11-02T09:00:00Z,anna,4.0,,${'x'.repeat(600)}`,
    'd,2026-11-02T09:00:00Z,anna,6,,',
  ].join('\n');
  const [short, long] = [
    await imports.read({ source: 'plain-answers', fields: layout }, file, 'answers'),
    await imports.read(
      { source: 'careful-answers', fields: layout, rows: { skipWhen: [{ column: 'id', in: ['none'] }] } },
      file,
      'answers',
    ),
  ];
  expect([short, long]).toMatchObject([
    { accepted: 3, rejected: 1 },
    { accepted: 3, rejected: 1 },
  ]);
  expect(await imports.rejectionsOf(short.id)).toEqual(await imports.rejectionsOf(long.id));
  const answersOf = (source: string) =>
    database.dataSource.query(
      `select external_id, answered_at, day, agent_key, csat, csat_top, invited, answered, comment from questionnaire_answer
       where source_key = (select key from source where name = $1) order by 1`,
      [source],
    );
  expect(await answersOf('plain-answers')).toEqual(await answersOf('careful-answers'));
});
