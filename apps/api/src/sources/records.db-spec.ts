import type { RecordKind } from '@circolo/contracts';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { takeDaysToMeasure } from './days-to-measure.reads';
import { RECORD_DESCRIPTORS } from './records';

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

type Cell = string | number | boolean | null;
type Fault = readonly [line: number, column: string | null, value: string | null, reason: string];

interface KindOfFile {
  readonly kind: RecordKind;
  readonly fields: object;
  readonly format?: object;
  readonly file: readonly string[];
  /** SQL of what is looked at in each record, by `externalId`. */
  readonly looked: string;
  readonly accepted: readonly (readonly Cell[])[];
  readonly faults: readonly Fault[];
  /** The local days that are marked to be measured. */
  readonly days: readonly string[];
  /** Another line for the first record, which is a correction, what is looked at then, and the days that it marks. */
  readonly correction: string;
  readonly corrected: readonly Cell[];
  readonly correctedDays: readonly string[];
}

const code = (kind: string): string => `(select code from subject where key = ${kind}_key)`;
const columns = (...names: string[]): object => Object.fromEntries(names.map((name) => [name, { column: name }]));

const files: readonly KindOfFile[] = [
  {
    kind: 'interactions',
    fields: columns('externalId', 'arrivedAt', 'channel', 'outcome', 'touchpoint', 'case', 'queuedAt', 'reopenedAt', 'automaticReply'),
    file: [
      'externalId,arrivedAt,channel,outcome,touchpoint,case,queuedAt,reopenedAt,automaticReply',
      'a,2026-11-02T09:00:00Z,mail,answered,modulo TARI,P-7,2026-11-02T09:00:05Z,2026-11-09T08:00:00Z,yes',
      'b,2026-11-03T23:30:00Z,mail,answered,,P-7,,,',
      'c,2026-11-02T09:00:00Z,mail,answered,,,later,,perhaps',
    ],
    looked: `day::text, ${code('touchpoint')}, case_id, extract(epoch from queued_at - arrived_at)::int, extract(epoch from reopened_at - arrived_at)::int, automatic_reply`,
    accepted: [
      ['a', '2026-11-02', 'modulo TARI', 'P-7', 5, 601_200, true],
      ['b', '2026-11-04', null, 'P-7', null, null, null],
    ],
    faults: [
      [4, 'automaticReply', 'perhaps', 'not-a-boolean'],
      [4, 'queuedAt', 'later', 'not-an-instant'],
    ],
    days: ['2026-11-02', '2026-11-04'],
    correction: 'a,2026-11-02T09:00:00Z,mail,answered,modulo TARI,P-8,2026-11-02T09:00:05Z,2026-11-09T08:00:00Z,yes',
    corrected: ['a', '2026-11-02', 'modulo TARI', 'P-8', 5, 601_200, true],
    correctedDays: ['2026-11-02'],
  },
  {
    kind: 'answers',
    fields: {
      ...columns(
        'externalId',
        'answeredAt',
        'interaction',
        'agent',
        'questionnaire',
        'nps',
        'resolvedAtFirstContact',
        'answered',
        'comment',
      ),
      csat: { column: 'csat', scale: [1, 10] },
    },
    file: [
      'externalId,answeredAt,interaction,agent,questionnaire,csat,nps,resolvedAtFirstContact,answered,comment',
      `q1,2026-11-02T09:00:00Z,T-1,anna,sportello,9,10,yes,,"Bene, grazie"`,
      'q2,2026-11-02T10:00:00Z,T-2,anna,sportello,,,,no,',
      `q3,2026-11-02T10:00:00Z,T-3,,,,,,,${'x'.repeat(5000)}`,
      'q4,,T-4,,,11,,,,',
      'q5,2026-11-02T10:00:00Z,,,,,-1,,,',
      `q6,2026-11-02T10:00:00Z,,,,,,,,${'x'.repeat(5001)}`,
    ],
    looked: `interaction_id, ${code('agent')}, csat, csat_top, nps, resolved_at_first_contact, invited, answered, length(comment)`,
    accepted: [
      ['q1', 'T-1', 'anna', 9, 10, 10, true, true, true, 12],
      ['q2', 'T-2', 'anna', null, null, null, null, true, false, null],
      ['q3', 'T-3', null, null, null, null, null, true, true, 5000],
    ],
    faults: [
      [5, 'answeredAt', null, 'required-missing'],
      [5, 'csat', '11', 'off-scale'],
      [6, 'nps', '-1', 'off-scale'],
      [7, 'comment', 'x'.repeat(500), 'text-too-long'],
    ],
    days: ['2026-11-02'],
    correction: 'q1,2026-11-05T09:00:00Z,T-1,anna,sportello,9,10,yes,,',
    corrected: ['q1', 'T-1', 'anna', 9, 10, 10, true, true, true, null],
    correctedDays: ['2026-11-02', '2026-11-05'],
  },
  {
    kind: 'complaints',
    fields: columns('externalId', 'receivedAt', 'topic', 'team', 'repliedAt', 'founded', 'praise', 'reminders'),
    file: [
      'externalId,receivedAt,topic,team,repliedAt,founded,praise,reminders',
      'R-1,2026-11-02T09:00:00Z,TARI,nord,2026-11-20T09:00:00Z,yes,,2',
      'R-2,2026-11-02T09:00:00Z,TARI,,,,yes,',
      'R-3,2026-11-02T09:00:00Z,,,,,,1.5',
      'R-4,2026-11-02T09:00:00Z,,,,,,-1',
      'R-5,2026-11-02T09:00:00Z,,,soon,,,many',
      'R-6,2026-11-02T09:00:00Z,,,,,,2147483648',
    ],
    looked: `${code('topic')}, ${code('team')}, extract(epoch from replied_at - received_at)::int, founded, withdrawn, praise, reminders`,
    accepted: [
      ['R-1', 'TARI', 'nord', 1_555_200, true, null, false, 2],
      ['R-2', 'TARI', null, null, null, null, true, null],
    ],
    faults: [
      [4, 'reminders', '1.5', 'not-a-whole-number'],
      [5, 'reminders', '-1', 'out-of-range'],
      [6, 'reminders', 'many', 'not-a-number'],
      [6, 'repliedAt', 'soon', 'not-an-instant'],
      [7, 'reminders', '2147483648', 'out-of-range'],
    ],
    days: ['2026-11-02'],
    correction: 'R-1,2026-11-02T09:00:00Z,TARI,,2026-11-20T09:00:00Z,yes,,2',
    corrected: ['R-1', 'TARI', null, 1_555_200, true, null, false, 2],
    correctedDays: ['2026-11-02'],
  },
  {
    kind: 'evaluations',
    fields: columns('externalId', 'evaluatedAt', 'agent', 'evaluator', 'points', 'applicablePoints', 'criticalErrors'),
    format: { delimiter: ';', decimal: ',' },
    file: [
      'externalId;evaluatedAt;agent;evaluator;points;applicablePoints;criticalErrors',
      'E-1;2026-11-02T09:00:00Z;anna;Marco;17,25;20;0',
      'E-2;2026-11-02T09:00:00Z;anna;;0,1;1.000,50;',
      'E-3;2026-11-02T09:00:00Z;;;1;1;',
      'E-4;2026-11-02T09:00:00Z;anna;;-1;0;',
      'E-5;2026-11-02T09:00:00Z;anna;;1.5;20;',
    ],
    looked: `${code('agent')}, evaluator, points::text, applicable_points::text, critical_errors`,
    accepted: [
      ['E-1', 'anna', 'Marco', '17.25', '20', 0],
      ['E-2', 'anna', null, '0.1', '1000.50', null],
    ],
    faults: [
      [4, 'agent', null, 'required-missing'],
      [5, 'applicablePoints', '0', 'not-above-zero'],
      [5, 'points', '-1', 'out-of-range'],
      [6, 'points', '1.5', 'not-a-number'],
    ],
    days: ['2026-11-02'],
    correction: 'E-1;2026-11-02T09:00:00Z;anna;Marco;17,5;20;0',
    corrected: ['E-1', 'anna', 'Marco', '17.5', '20', 0],
    correctedDays: ['2026-11-02'],
  },
  {
    kind: 'visits',
    fields: columns('externalId', 'visitedAt', 'touchpoint', 'visits', 'satisfied', 'answers'),
    file: [
      'externalId,visitedAt,touchpoint,visits,satisfied,answers',
      'V-1,2026-11-02,modulo TARI,120,9,12',
      'V-2,2026-11-02T23:30:00Z,modulo TARI,3,,',
      'V-3,2026-03-29,modulo TARI,1,0,0',
      'V-4,2026-02-30,modulo TARI,1,,',
      'V-5,lunedì,,1,,',
      'V-6,2026-11-02,modulo TARI,,,x',
    ],
    looked: `day::text, ${code('touchpoint')}, visits, satisfied, answers`,
    accepted: [
      ['V-1', '2026-11-02', 'modulo TARI', 120, 9, 12],
      ['V-2', '2026-11-03', 'modulo TARI', 3, null, null],
      ['V-3', '2026-03-29', 'modulo TARI', 1, 0, 0],
    ],
    faults: [
      [5, 'visitedAt', '2026-02-30', 'no-such-date'],
      [6, 'touchpoint', null, 'required-missing'],
      [6, 'visitedAt', 'lunedì', 'not-an-instant'],
      [7, 'answers', 'x', 'not-a-number'],
      [7, 'visits', null, 'required-missing'],
    ],
    days: ['2026-03-29', '2026-11-02', '2026-11-03'],
    correction: 'V-1,2026-11-02,modulo TARI,121,9,12',
    corrected: ['V-1', '2026-11-02', 'modulo TARI', 121, 9, 12],
    correctedDays: ['2026-11-02'],
  },
  {
    kind: 'staff',
    fields: {
      ...columns('externalId', 'agent', 'name', 'team', 'role', 'presence', 'employer'),
      hiredOn: { column: 'hiredOn', as: 'date', format: 'dd/MM/yyyy' },
      leftOn: { column: 'leftOn', format: 'dd/MM/yyyy', blank: ['-'] },
    },
    file: [
      'externalId,agent,name,hiredOn,leftOn,team,role,presence,employer',
      'P-1,anna,Anna Neri,01/02/2020,-,nord,operatrice,0.5,own',
      'P-2,bruno,Bruno Sala,01/02/2020,31/01/2026,nord,operatore,1,Call S.r.l.',
      'P-3,carla,,31/02/2020,-,,,,',
      'P-4,dario,,2020-02-01,-,,,1.5,',
      'P-5,elena,,01/02/2020,31/01/2020,,,,',
    ],
    looked: `${code('agent')}, hired_on::text, left_on::text, ${code('team')}, presence::text, employer`,
    accepted: [
      ['P-1', 'anna', '2020-02-01', null, 'nord', '0.5', 'own'],
      ['P-2', 'bruno', '2020-02-01', '2026-01-31', 'nord', '1', 'Call S.r.l.'],
    ],
    faults: [
      [4, 'hiredOn', '31/02/2020', 'no-such-date'],
      [5, 'hiredOn', '2020-02-01', 'not-a-date'],
      [5, 'presence', '1.5', 'out-of-range'],
      [6, 'leftOn', '31/01/2020', 'ends-before-it-begins'],
    ],
    days: [],
    correction: 'P-1,anna,Anna Neri,01/02/2020,30/11/2026,nord,operatrice,0.5,own',
    corrected: ['P-1', 'anna', '2020-02-01', '2026-11-30', 'nord', '0.5', 'own'],
    correctedDays: [],
  },
  {
    kind: 'hours',
    fields: {
      ...columns('externalId', 'day', 'agent', 'trainingSeconds'),
      scheduledSeconds: { column: 'scheduled', as: 'duration', format: 'H:mm' },
      loggedSeconds: { column: 'logged', as: 'duration', format: 'H:mm:ss' },
    },
    file: [
      'externalId,day,agent,scheduled,logged,trainingSeconds',
      'H-1,2026-11-02,anna,7:30,7:12:05,0',
      'H-2,2026-11-02T00:00:00,bruno,7:30,,1800',
      'H-3,2026-11-31,anna,7:30,,',
      'H-4,2026-11-02,,730,,-1',
    ],
    looked: `day::text, ${code('agent')}, scheduled_ms / 1000, logged_ms / 1000, training_ms / 1000, available_ms`,
    accepted: [
      ['H-1', '2026-11-02', 'anna', 27_000, 25_925, 0, null],
      ['H-2', '2026-11-02', 'bruno', 27_000, null, 1800, null],
    ],
    faults: [
      [4, 'day', '2026-11-31', 'no-such-date'],
      [5, 'agent', null, 'required-missing'],
      [5, 'scheduled', '730', 'not-a-duration'],
      [5, 'trainingSeconds', '-1', 'negative-duration'],
    ],
    days: ['2026-11-02'],
    correction: 'H-1,2026-11-03,anna,7:30,7:12:05,0',
    corrected: ['H-1', '2026-11-03', 'anna', 27_000, 25_925, 0, null],
    correctedDays: ['2026-11-02', '2026-11-03'],
  },
  {
    kind: 'aggregates',
    fields: columns('externalId', 'from', 'to', 'measure', 'value', 'topic', 'thresholdSeconds'),
    file: [
      'externalId,from,to,measure,value,topic,thresholdSeconds',
      'A-1,2026-11-02T09:00:00Z,,offered,120,TARI,',
      'A-2,2026-11-02T09:00:00Z,,answeredWithin,80,TARI,20',
      'A-3,2025-12-30,2026-01-01,cost,1234.56,,',
      'A-4,2026-11-02,,answeredWithin,80,TARI,',
      'A-5,2026-11-02,,serviceLevel,0.8,,',
      'A-6,2026-11-02,,p90WaitSeconds,41,,',
      'A-7,2026-11-02,,AHT,312,,',
      'A-8,2026-11-02,,mood,3,,',
      'A-9,2026-11-02,2026-11-01,offered,1,,',
      'A-10,2025-01-01,2026-01-02,offered,1,,',
      'A-11,2026-11-02,,offered,-1,,',
    ],
    looked: `day::text, last_day::text, measure, value::text, ${code('topic')}, threshold_ms / 1000`,
    accepted: [
      ['A-1', '2026-11-02', '2026-11-02', 'offered', '120', 'TARI', null],
      ['A-2', '2026-11-02', '2026-11-02', 'answeredWithin', '80', 'TARI', 20],
      ['A-3', '2025-12-30', '2026-01-01', 'cost', '1234.56', null, null],
    ],
    faults: [
      [5, 'thresholdSeconds', null, 'required-missing'],
      [6, 'measure', 'serviceLevel', 'not-additive'],
      [7, 'measure', 'p90WaitSeconds', 'not-additive'],
      [8, 'measure', 'AHT', 'not-additive'],
      [9, 'measure', 'mood', 'unknown-measure'],
      [10, 'to', '2026-11-01', 'ends-before-it-begins'],
      [11, 'to', '2026-01-02', 'interval-too-long'],
      [12, 'value', '-1', 'out-of-range'],
    ],
    days: ['2025-12-30', '2025-12-31', '2026-01-01', '2026-11-02'],
    correction: 'A-1,2026-11-01,2026-11-03,offered,120,TARI,',
    corrected: ['A-1', '2026-11-01', '2026-11-03', 'offered', '120', 'TARI', null],
    correctedDays: ['2026-11-01', '2026-11-02', '2026-11-03'],
  },
];

const daysOwed = () => database.dataSource.transaction((tx) => takeDaysToMeasure(tx));

it('is about every kind of records', () => {
  expect(files.map(({ kind }) => kind)).toEqual(Object.keys(RECORD_DESCRIPTORS));
});

describe.each(files)('A file of $kind', ({ kind, fields, format = {}, file, looked, accepted, faults, days, ...then }) => {
  const { table } = RECORD_DESCRIPTORS[kind];
  const mapping = { source: 'one', format: { kind: 'csv', ...format }, timeZone: 'Europe/Rome', fields };
  const inForce = async (): Promise<unknown[][]> => {
    const rows = await database.dataSource.query<{ cells: unknown[] }[]>(
      `select json_build_array(external_id, ${looked}) as cells from ${table} order by external_id`,
    );
    return rows.map(({ cells }) => cells);
  };
  const leftovers = () =>
    database.dataSource.query(
      `select (select count(*)::int from ${table}_superseded) as superseded, (select count(*)::int from ${table}_confirmation) as confirmations`,
    );
  const sorted = (rows: readonly (readonly unknown[])[]) =>
    [...rows]
      .map(([line, column, value, reason]) => [line, column, value, reason])
      .sort((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1])));

  it('gives its good rows, and says of each bad one where and why', async () => {
    const row = await imports.read(mapping, file.join('\n'), kind);
    expect(row).toMatchObject({ kind, state: 'done', failure: null, read: file.length - 1, accepted: accepted.length, duplicates: 0 });
    expect(row.read).toBe(row.accepted + row.rejected + row.duplicates);
    const told = await imports.rejectionsOf(row.id);
    expect(sorted(told.map((one) => [one.line, one.column, one.value, one.reason]))).toEqual(sorted(faults));
    expect(new Set(told.map(({ line }) => line)).size).toBe(row.rejected);
    expect(await inForce()).toEqual(accepted);
    expect(await daysOwed()).toEqual(days);
    await imports.undo(row.id);
    expect(await inForce()).toEqual([]);
    expect(await daysOwed()).toEqual(days);
  });

  it('is corrected by another, and undone in either order', async () => {
    const first = await imports.read(mapping, file.join('\n'), kind);
    await daysOwed();
    expect(await imports.read(mapping, file.join('\n'), kind)).toMatchObject({
      accepted: 0,
      duplicates: accepted.length,
      rejected: first.rejected,
    });
    expect(await daysOwed()).toEqual([]);
    const corrected = [then.corrected, ...accepted.slice(1)];
    const whole = [file[0]!, then.correction, ...file.slice(2)].join('\n');
    const second = await imports.read(mapping, whole, kind);
    expect(second).toMatchObject({ accepted: 1, corrected: 1, duplicates: accepted.length - 1 });
    expect(await inForce()).toEqual(corrected);
    expect(await daysOwed()).toEqual(then.correctedDays);

    await imports.undo(second.id);
    expect(await inForce()).toEqual(accepted);
    expect(await daysOwed()).toEqual(then.correctedDays);

    const third = await imports.read(mapping, `${whole}\n`, kind);
    await imports.undo(first.id);
    expect(await inForce()).toEqual(corrected);
    await imports.undo(third.id);
    expect(await inForce()).toEqual([]);
    expect(await leftovers()).toEqual([{ superseded: 0, confirmations: 0 }]);
    await daysOwed();
  });
});

it('takes an id that comes again in a file on another day for another record', async () => {
  const row = await imports.read(
    { source: 'again', fields: columns('externalId', 'day', 'agent') },
    'externalId,day,agent\nx,2026-11-02,anna\nx,2026-11-02,anna\nx,2026-11-03,anna',
    'hours',
  );
  expect(row).toMatchObject({ read: 3, accepted: 1, duplicates: 1, rejected: 1 });
  expect(await imports.rejectionsOf(row.id)).toMatchObject([
    { line: 4, column: 'externalId', value: 'x', reason: 'id-repeated', details: { field: 'externalId', firstLine: 2 } },
  ]);
  await imports.undo(row.id);
  await daysOwed();
});

it('keeps the ids of two kinds of a source apart', async () => {
  const visit = { source: 'both', fields: columns('externalId', 'visitedAt', 'touchpoint', 'visits') };
  const complaint = { source: 'both', fields: columns('externalId', 'receivedAt') };
  const visits = await imports.read(visit, 'externalId,visitedAt,touchpoint,visits\nx,2026-11-02,page,1', 'visits');
  const complaints = await imports.read(complaint, 'externalId,receivedAt\nx,2026-11-02T09:00:00Z', 'complaints');
  expect([visits, complaints]).toMatchObject([
    { accepted: 1, corrected: 0 },
    { accepted: 1, corrected: 0 },
  ]);
  await imports.undo(visits.id);
  expect(await database.dataSource.query(`select external_id from complaint`)).toEqual([{ external_id: 'x' }]);
});

it.each(Object.values(RECORD_DESCRIPTORS))(
  'keeps $kind in columns that are there, of the types that it says',
  async ({ table, content }) => {
    const rows = await database.dataSource.query<{ name: string; type: string }[]>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    const there = new Map(rows.map(({ name, type }) => [name, type]));
    const [said] = await database.dataSource.query<Record<string, string>[]>(
      `select ${content.map(({ column, type }) => `format_type('${type}'::regtype, null) as "${column}"`).join(', ')}`,
    );
    for (const { column } of content) expect([column, there.get(column)]).toEqual([column, said![column]]);
    expect([...there.keys()].sort()).toEqual(['import_key', 'key', ...content.map(({ column }) => column)].sort());
  },
);
