import { mappingFor } from '@circolo/contracts';
import { type TestImports, testImports } from '../testing/imported-file';
import { type TestDatabase, testDatabase } from '../testing/test-database';

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

interface Feature {
  readonly name: string;
  readonly format?: object;
  readonly timeZone?: string;
  readonly rows?: object;
  readonly fields?: object;
  readonly unknown?: object;
  readonly file: string | Buffer;
  /** What stands in the named columns of the accepted rows, by id. */
  readonly columns?: string;
  readonly accepted: readonly (readonly Cell[])[];
  readonly faults?: readonly Fault[];
  readonly skipped?: number;
}

const fields = {
  externalId: { column: 'id' },
  arrivedAt: { column: 'at' },
  channel: { constant: 'telephone' },
  outcome: { constant: 'answered' },
};
const AT = '2026-11-02T09:00:00Z';
const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SSOF')`;
const code = (kind: string): string => `(select code from subject where key = ${kind}_key)`;

const features: readonly Feature[] = [
  {
    name: 'another delimiter, and the decimal comma',
    format: { delimiter: ';', decimal: ',' },
    fields: { waitSeconds: { column: 'wait' } },
    file: lines(
      'id;at;wait',
      `a;${AT};1,5`,
      `b;${AT};1.234,5`,
      `c;${AT};12`,
      `d;${AT};1.5`,
      `e;${AT};1.234`,
      `f;${AT};uno`,
      `g;${AT};1.234.567,2`,
      `h;${AT};1.23,4`,
    ),
    columns: 'wait_ms',
    accepted: [
      ['a', 1500],
      ['b', 1_234_500],
      ['c', 12_000],
      ['g', 1_234_567_200],
    ],
    faults: [
      [5, 'wait', '1.5', 'not-a-number'],
      [6, 'wait', '1.234', 'not-a-number'],
      [7, 'wait', 'uno', 'not-a-number'],
      [9, 'wait', '1.23,4', 'not-a-number'],
    ],
  },
  {
    name: 'a tab as delimiter, quotes, and line breaks inside cells',
    format: { delimiter: '\t' },
    fields: { topic: { column: 'topic' } },
    file: `id\tat\ttopic\r\n"a"\t${AT}\t"two\r\nlines, ""and"" a\ttab"\r\nb\t${AT}\r\nc\t${AT}\tplain\r\nd\tsoon\tplain\r\n`,
    columns: code('topic'),
    accepted: [
      ['a', 'two\r\nlines, "and" a\ttab'],
      ['c', 'plain'],
    ],
    faults: [
      [4, null, `b\t${AT}`, 'ragged-row'],
      [6, 'at', 'soon', 'not-an-instant'],
    ],
  },
  {
    name: 'Latin letters of one byte',
    format: { encoding: 'windows-1252' },
    fields: { agent: { column: 'agent' } },
    file: Buffer.from(lines('id,at,agent', `a,${AT},Niccol\u00f2`, `b,,Perch\u00e9`), 'latin1'),
    columns: code('agent'),
    accepted: [['a', 'Niccolò']],
    faults: [[3, 'at', null, 'required-missing']],
  },
  {
    name: 'UTF-16',
    format: { encoding: 'utf-16le' },
    fields: { agent: { column: 'agent' } },
    file: Buffer.from(`\uFEFF${lines('id,at,agent', `a,${AT},Zoë`, `b,no,Zoë`)}`, 'utf16le'),
    columns: code('agent'),
    accepted: [['a', 'Zoë']],
    faults: [[3, 'at', 'no', 'not-an-instant']],
  },
  {
    name: 'no header: columns by number',
    format: { header: false },
    fields: { externalId: { column: '1' }, arrivedAt: { column: '3' } },
    file: lines(`a,x,${AT}`, `b,x,${AT},more`, `c,x,yesterday`),
    accepted: [['a']],
    faults: [
      [2, null, `b,x,${AT},more`, 'ragged-row'],
      [3, '3', 'yesterday', 'not-an-instant'],
    ],
  },
  {
    name: 'a byte order mark, blank lines, and cells set off by blanks',
    fields: { team: { column: 'team' } },
    file: `\uFEFFid,at,team\n\n a ,${AT}, Nord\n   \n"b ",${AT},Nord \n\n,${AT},Nord\n`,
    columns: code('team'),
    accepted: [
      ['a', 'Nord'],
      ['b', 'Nord'],
    ],
    faults: [[7, 'id', null, 'required-missing']],
  },
  {
    name: 'local times of a zone, the hour that is skipped and the hour that comes twice',
    timeZone: 'Europe/Rome',
    fields: { arrivedAt: { column: 'at', as: 'instant', format: 'dd/MM/yyyy HH:mm' } },
    file: lines(
      'id,at',
      'a,29/03/2026 01:59',
      'b,29/03/2026 02:30',
      'c,29/03/2026 03:00',
      'd,25/10/2026 02:30',
      'e,25/10/2026 03:00',
      'f,30/02/2026 10:00',
      'g,2026-03-01 10:00',
      'h,01/03/2026 24:10',
    ),
    columns: instant('arrived_at'),
    accepted: [
      ['a', '2026-03-29T00:59:00+00'],
      ['c', '2026-03-29T01:00:00+00'],
      ['d', '2026-10-25T00:30:00+00'],
      ['e', '2026-10-25T02:00:00+00'],
    ],
    faults: [
      [3, 'at', '29/03/2026 02:30', 'no-such-local-time'],
      [7, 'at', '30/02/2026 10:00', 'no-such-date'],
      [8, 'at', '2026-03-01 10:00', 'not-an-instant'],
      [9, 'at', '01/03/2026 24:10', 'not-an-instant'],
    ],
  },
  {
    name: 'a zone whose clocks go back by half an hour',
    timeZone: 'Australia/Lord_Howe',
    fields: { arrivedAt: { column: 'at', format: 'yyyy-MM-dd HH:mm' } },
    file: lines('id,at', 'a,2026-04-05 01:45', 'b,2026-10-04 02:15'),
    columns: instant('arrived_at'),
    accepted: [['a', '2026-04-04T14:45:00+00']],
    faults: [[3, 'at', '2026-10-04 02:15', 'no-such-local-time']],
  },
  {
    name: 'ISO instants with an offset or without',
    timeZone: 'Europe/Rome',
    file: lines(
      'id,at',
      'a,2026-11-02T09:00:00+02:00',
      'b,2026-11-02 09:00',
      'c,2026-07-02T09:00:00.250',
      'd,2026-02-29T09:00:00Z',
      'e,2026-13-01T09:00:00',
      'f,infinity',
      'g,now',
      'h,02/11/2026',
      'i,2026-11-02',
    ),
    columns: instant('arrived_at'),
    accepted: [
      ['a', '2026-11-02T07:00:00+00'],
      ['b', '2026-11-02T08:00:00+00'],
      ['c', '2026-07-02T07:00:00+00'],
    ],
    faults: [
      [5, 'at', '2026-02-29T09:00:00Z', 'no-such-date'],
      [6, 'at', '2026-13-01T09:00:00', 'no-such-date'],
      [7, 'at', 'infinity', 'not-an-instant'],
      [8, 'at', 'now', 'not-an-instant'],
      [9, 'at', '02/11/2026', 'not-an-instant'],
      [10, 'at', '2026-11-02', 'not-an-instant'],
    ],
  },
  {
    name: 'letters of a format: short years, no leading zeros, words in quotes',
    fields: { arrivedAt: { column: 'at', as: 'instant', format: "d/M/yy 'ore' H:m:s" } },
    timeZone: 'UTC',
    file: lines(
      'id,at',
      'a,2/11/26 ore 9:05:3',
      'b,12/1/99 ore 19:5:33',
      'c,2/11/26 9:05:3',
      'd,2/11/26 ore 9:65:3',
      'e,x/11/26 ore 9:05:3',
    ),
    columns: instant('arrived_at'),
    accepted: [
      ['a', '2026-11-02T09:05:03+00'],
      ['b', '1999-01-12T19:05:33+00'],
    ],
    faults: [
      [4, 'at', '2/11/26 9:05:3', 'not-an-instant'],
      [5, 'at', '2/11/26 ore 9:65:3', 'not-an-instant'],
      [6, 'at', 'x/11/26 ore 9:05:3', 'not-an-instant'],
    ],
  },
  {
    name: 'columns joined',
    fields: {
      externalId: { columns: ['line', 'call'], join: '|' },
      arrivedAt: { columns: ['date', 'time'], join: ' ', as: 'instant', format: 'yyMMdd H:mm:ss' },
    },
    timeZone: 'UTC',
    file: lines('line,call,date,time', '1,7,261102,9:00:00', '1,,261102,19:00:00', ',,261102,9:00:00', '2,1,,', '2,2,261102,'),
    columns: instant('arrived_at'),
    accepted: [
      ['1|', '2026-11-02T19:00:00+00'],
      ['1|7', '2026-11-02T09:00:00+00'],
    ],
    faults: [
      [4, 'line, call', null, 'required-missing'],
      [5, 'date, time', null, 'required-missing'],
      [6, 'date, time', '261102 ', 'not-an-instant'],
    ],
  },
  {
    name: 'durations by their format',
    fields: {
      talkSeconds: { column: 'talk', as: 'duration', format: 'H.mm.ss' },
      holdSeconds: { column: 'hold', as: 'duration', format: 'mm:ss' },
      waitSeconds: { column: 'wait', as: 'duration', format: 'H:m:s' },
    },
    file: lines(
      'id,at,talk,hold,wait',
      `a,${AT},0.02.23,00:05,1:2:3`,
      `b,${AT},100.00.00,75:00,`,
      `c,${AT},0.61.00,00:05,`,
      `d,${AT},-0.00.05,00:05,`,
      `e,${AT},0.02.23,5,`,
      `f,${AT},0:02:23,0:5:0,0:00:x`,
      `g,${AT},900.00.00,,`,
    ),
    columns: 'talk_ms, hold_ms, wait_ms',
    accepted: [
      ['a', 143_000, 5000, 3_723_000],
      ['b', 360_000_000, 4_500_000, null],
    ],
    faults: [
      [4, 'talk', '0.61.00', 'not-a-duration'],
      [5, 'talk', '-0.00.05', 'negative-duration'],
      [6, 'hold', '5', 'not-a-duration'],
      [7, 'wait', '0:00:x', 'not-a-duration'],
      [7, 'talk', '0:02:23', 'not-a-duration'],
      [7, 'hold', '0:5:0', 'not-a-duration'],
      [8, 'talk', '900.00.00', 'duration-too-long'],
    ],
  },
  {
    name: 'seconds as numbers, kept as whole milliseconds',
    fields: { waitSeconds: { column: 'wait', as: 'number' }, wrapSeconds: { constant: 0 } },
    file: lines(
      'id,at,wait',
      `a,${AT},0`,
      `b,${AT},12.3456`,
      `c,${AT},`,
      `d,${AT},-1`,
      `e,${AT},9999999`,
      `f,${AT},1e3`,
      `g,${AT},NaN`,
      `h,${AT},1_000`,
      `i,${AT},"1,234.5"`,
      `j,${AT},0x1F`,
    ),
    columns: 'wait_ms, wrap_ms, hold_ms',
    accepted: [
      ['a', 0, 0, null],
      ['b', 12_346, 0, null],
      ['c', null, 0, null],
      ['i', 1_234_500, 0, null],
    ],
    faults: [
      [5, 'wait', '-1', 'negative-duration'],
      [6, 'wait', '9999999', 'duration-too-long'],
      [7, 'wait', '1e3', 'not-a-number'],
      [8, 'wait', 'NaN', 'not-a-number'],
      [9, 'wait', '1_000', 'not-a-number'],
      [11, 'wait', '0x1F', 'not-a-number'],
    ],
  },
  {
    name: 'words of yes and no',
    fields: { resolved: { column: 'r', as: 'boolean', true: ['Y'], false: ['N', '-'] }, escalated: { column: 'e' } },
    file: lines('id,at,r,e', `a,${AT},Y,Sì`, `b,${AT},-,FALSE`, `c,${AT},,0`, `d,${AT},y,true`, `e,${AT},N,maybe`),
    columns: 'resolved, escalated',
    accepted: [
      ['a', true, true],
      ['b', false, false],
      ['c', null, false],
    ],
    faults: [
      [5, 'r', 'y', 'not-a-boolean'],
      [6, 'e', 'maybe', 'not-a-boolean'],
    ],
  },
  {
    name: 'values translated, other words for an empty cell',
    fields: {
      outcome: { column: 'o', values: { OK: 'answered', KO: 'abandoned', '?': '' } },
      topic: { column: 't', values: { PS: 'Regular' }, blank: ['-', 'n/a'] },
    },
    file: lines('id,at,o,t', `a,${AT},OK,PS`, `b,${AT},KO,-`, `c,${AT},other,NE`, `d,${AT},?,NE`, `e,${AT},LOST,n/a`),
    columns: `outcome, ${code('topic')}`,
    accepted: [
      ['a', 'a', 'Regular'],
      ['b', 'b', null],
      ['c', 'o', 'NE'],
    ],
    faults: [
      [5, 'o', '?', 'required-missing'],
      [6, 'o', 'LOST', 'unknown-outcome'],
    ],
  },
  {
    name: 'cases: the first that holds',
    fields: {
      outcome: {
        cases: [
          {
            when: [
              { column: 'o', in: ['AGENT'] },
              { column: 's', notIn: ['NONE'] },
            ],
            value: 'answered',
          },
          { when: [{ column: 'o', empty: true }], value: 'left-in-ivr' },
          { when: [{ column: 's', empty: false }], value: 'other' },
        ],
      },
      resolved: { cases: [{ otherwise: 'true' }] },
    },
    file: lines('id,at,o,s', `a,${AT},AGENT,ANNA`, `b,${AT},AGENT,NONE`, `c,${AT},,`, `d,${AT},AGENT,`, `e,${AT},HANG,`),
    columns: 'outcome, resolved',
    accepted: [
      ['a', 'a', true],
      ['b', 'o', true],
      ['c', 'i', true],
      ['d', 'a', true],
    ],
    faults: [[6, 'o, s', null, 'required-missing']],
  },
  {
    name: 'rows left out',
    rows: {
      skipWhen: [
        { column: 'o', in: ['TEST'] },
        { column: 'k', notIn: ['keep'] },
      ],
    },
    file: lines('id,at,o,k', `a,${AT},TEST,keep`, `b,nonsense,TEST,`, `c,${AT},,`, `d,nonsense,,`),
    accepted: [['a'], ['c']],
    faults: [[5, 'at', 'nonsense', 'not-an-instant']],
    skipped: 1,
  },
  {
    name: 'scales',
    fields: { csat: { column: 'c', as: 'number' }, nps: { column: 'n' }, ces: { column: 'e', scale: [1, 5] } },
    file: lines('id,at,c,n,e', `a,${AT},5,10,5`, `b,${AT},1.0,0,`, `c,${AT},0,,`, `d,${AT},6,11,6`, `e,${AT},4.5,,`, `f,${AT},good,,`),
    columns: 'csat, csat_top, nps, ces, ces_top',
    accepted: [
      ['a', 5, 5, 10, 5, 5],
      ['b', 1, 5, 0, null, null],
    ],
    faults: [
      [4, 'c', '0', 'off-scale'],
      [5, 'c', '6', 'off-scale'],
      [5, 'n', '11', 'off-scale'],
      [5, 'e', '6', 'off-scale'],
      [6, 'c', '4.5', 'not-a-whole-number'],
      [7, 'c', 'good', 'not-a-number'],
    ],
  },
  {
    name: 'unknown codes refused',
    fields: { agent: { column: 'agent' }, topic: { column: 'topic' } },
    unknown: { agent: 'refuse', topic: 'create' },
    file: lines(
      'id,at,agent,topic',
      `a,${AT},known-agent,new-topic`,
      `b,${AT},stranger,topic-of-a-stranger`,
      `c,never,stranger,topic-of-a-stranger`,
      `d,${AT},,new-topic`,
    ),
    columns: `${code('agent')}, ${code('topic')}, (select count(*)::int from subject where code = 'topic-of-a-stranger')`,
    accepted: [
      ['a', 'known-agent', 'new-topic', 0],
      ['d', null, 'new-topic', 0],
    ],
    faults: [
      [3, 'agent', 'stranger', 'unknown-code'],
      [4, 'at', 'never', 'not-an-instant'],
      [4, 'agent', 'stranger', 'unknown-code'],
    ],
  },
  {
    name: 'texts that are too long',
    fields: { customer: { column: 'who' } },
    file: lines('id,at,who', `a,${AT},${'è'.repeat(500)}`, `b,${AT},${'x'.repeat(501)}`),
    columns: 'length(customer)',
    accepted: [['a', 500]],
    faults: [[3, 'who', 'x'.repeat(500), 'text-too-long']],
  },
  {
    name: 'an id that comes again in the file',
    fields: { topic: { column: 'topic' } },
    file: lines('id,at,topic', `a,${AT},first`, `b,${AT},x`, `a,${AT},second`, `b,${AT},x`, `a,${AT},first`),
    columns: code('topic'),
    accepted: [
      ['a', 'first'],
      ['b', 'x'],
    ],
    faults: [[4, 'id', 'a', 'id-repeated']],
  },
  {
    name: 'characters that no text has, and a lone mark of the end of a COPY',
    file: `${'\n'.repeat(9000)}id,at\na,${AT}\nb\0,${AT}\n\\.\nc,${AT}\n`,
    accepted: [['a'], ['c']],
    faults: [
      [9003, null, `b\uFFFD,${AT}`, 'invalid-character'],
      [9004, null, '\\.', 'ragged-row'],
    ],
  },
  {
    name: 'days counted as spreadsheets do, and parts of a day',
    format: { delimiter: ';', decimal: ',' },
    timeZone: 'Europe/Rome',
    fields: {
      arrivedAt: { column: 'at', as: 'instant', format: 'excel-serial' },
      talkSeconds: { column: 'talk', as: 'duration', format: 'day-fraction' },
      holdSeconds: { column: 'hold', as: 'duration', format: 'day-fraction', decimal: '.' },
    },
    file: lines(
      'id;at;talk;hold',
      'a;44197,384004629629;0,00165509259259259;0.5',
      'b;44197;1;',
      'c;60;0,5;',
      'd;44283,104166666667;0;',
      'e;2958466;-0,5;25',
      'f;44197.5;x;',
    ),
    columns: `${instant('arrived_at')}, talk_ms, hold_ms`,
    accepted: [
      ['a', '2021-01-01T08:12:58+00', 143_000, 43_200_000],
      ['b', '2020-12-31T23:00:00+00', 86_400_000, null],
    ],
    faults: [
      [4, 'at', '60', 'not-an-instant'],
      [5, 'at', '44283,104166666667', 'no-such-local-time'],
      [6, 'at', '2958466', 'not-an-instant'],
      [6, 'talk', '-0,5', 'negative-duration'],
      [6, 'hold', '25', 'duration-too-long'],
      [7, 'at', '44197.5', 'not-an-instant'],
      [7, 'talk', 'x', 'not-a-number'],
    ],
  },
  {
    name: 'seconds and milliseconds since 1970',
    timeZone: 'Europe/Rome',
    fields: {
      arrivedAt: { column: 'at', as: 'instant', format: 'epoch-seconds' },
      resolvedAt: { column: 'end', as: 'instant', format: 'epoch-milliseconds' },
    },
    file: lines('id,at,end', 'a,1609488778,1609488778500', 'b,-1.5,', 'c,1609488778000,x', 'd,,0'),
    columns: `${instant('arrived_at')}, extract(epoch from resolved_at)::float8`,
    accepted: [
      ['a', '2021-01-01T08:12:58+00', 1_609_488_778.5],
      ['b', '1969-12-31T23:59:58+00', null],
    ],
    faults: [
      [4, 'at', '1609488778000', 'not-an-instant'],
      [4, 'end', 'x', 'not-an-instant'],
      [5, 'at', null, 'required-missing'],
    ],
  },
  {
    name: 'several faults in one row, each told',
    fields: { csat: { column: 'c' }, talkSeconds: { column: 't' } },
    file: lines('id,at,c,t', `,tomorrow,9,-5`),
    accepted: [],
    faults: [
      [2, 'id', null, 'required-missing'],
      [2, 'at', 'tomorrow', 'not-an-instant'],
      [2, 't', '-5', 'negative-duration'],
      [2, 'c', '9', 'off-scale'],
    ],
  },
  {
    name: 'mixed ends of lines, and none at the end',
    file: `id,at\r\na,${AT}\nb,${AT}\rc,nie\r\nd,${AT}`,
    accepted: [['a'], ['b'], ['d']],
    faults: [[4, 'at', 'nie', 'not-an-instant']],
  },
];

beforeAll(async () => {
  await database.dataSource.query(`insert into subject (kind, code, name) values ('agent', 'known-agent', 'Anna')`);
});

describe.each(features)('$name', (feature) => {
  it('keeps the good rows, tells of the bad ones, and is undone', async () => {
    const mapping = {
      source: feature.name,
      format: { kind: 'csv', ...feature.format },
      ...(feature.timeZone ? { timeZone: feature.timeZone } : {}),
      rows: feature.rows ?? {},
      fields: { ...fields, ...feature.fields },
      unknown: feature.unknown ?? {},
    };
    expect(mappingFor('interactions').safeParse(mapping).error?.issues).toBeUndefined();
    const row = await imports.read(mapping, feature.file);
    expect(row).toMatchObject({ state: 'done', failure: null });
    const rejections = await imports.rejectionsOf(row.id);
    expect(sorted(rejections.map(({ line, column, value, reason }) => [line, column, value, reason]))).toEqual(
      sorted(feature.faults ?? []),
    );
    const kept = await keptOf(feature.name, feature.columns);
    expect(kept).toEqual(feature.accepted);
    expect(row.read).toBe(row.accepted + row.rejected + row.duplicates);
    expect(row).toMatchObject({
      accepted: feature.accepted.length,
      rejected: new Set((feature.faults ?? []).map(([line]) => line)).size,
      skipped: feature.skipped ?? 0,
    });

    expect(await imports.undo(row.id)).toMatchObject({ state: 'undone' });
    expect(await keptOf(feature.name)).toEqual([]);
  });
});

async function keptOf(source: string, columns = ''): Promise<unknown[][]> {
  const rows = await database.dataSource.query<{ cells: unknown[] }[]>(
    `select json_build_array(i.external_id${columns && `, ${columns}`}) as cells
     from interaction i join source s on s.key = i.source_key where s.name = $1 order by i.external_id`,
    [source],
  );
  return rows.map(({ cells }) => cells);
}

const sorted = (faults: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  [...faults].sort((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1])));
