import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { List, MeasurementRow } from '@circolo/contracts';
import type { IndicatorCode } from '@circolo/domain';
import { testImports } from '../testing/imported-file';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { call } from '../testing/test-calls';
import { testAgreement } from '../testing/test-interactions';

const DATA = path.resolve(import.meta.dirname, '../../../../../shared/data');
/** Runs only beside the data: they are other people's, and no part of the project. */
const besideTheData = existsSync(DATA) ? describe : describe.skip;

type Figure = number | null;
/** Whatever a reference says of a group; its shape differs from set to set. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Group = any;
type Groups = Readonly<Record<string, Group>>;

interface Centre {
  readonly reference: Group;
  /** Every row of a question, page by page. */
  readonly measured: (query: string, codes: readonly IndicatorCode[]) => Promise<readonly MeasurementRow[]>;
  readonly close: () => Promise<void>;
}

async function centreOf(folder: string, file: string, mapping: unknown): Promise<Centre> {
  const test: TestApp = await testApp();
  await testAgreement(test.dataSource, ['care-manager']);
  const imports = await testImports(test.dataSource);
  const done = await imports.read(mapping, readFileSync(path.join(DATA, folder, file)));
  expect(done).toMatchObject({ state: 'done', rejected: 0 });
  await imports.close();
  const careManager: Signed = await test.signIn('care-manager');
  return {
    reference: JSON.parse(readFileSync(path.join(DATA, folder, 'reference.json'), 'utf8')),
    measured: async (query, codes) => {
      const rows: MeasurementRow[] = [];
      const asked = codes.map((code) => `&indicator=${code}`).join('');
      for (let cursor: string | null = ''; cursor !== null;) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const answer: { status: number; body: List<MeasurementRow> } = await call<List<MeasurementRow>>(
          test,
          careManager,
          'GET',
          `/measurements?${query}${asked}&limit=500${from}`,
        );
        expect(answer.status).toBe(200);
        rows.push(...answer.body.items);
        cursor = answer.body.next;
      }
      return rows;
    },
    close: () => test.close(),
  };
}

/** The figures of a group by their names, once measured and once by the reference, to be compared as a whole. */
type Wanted = Readonly<Record<string, Figure>>;
const to6 = (value: Figure | undefined): Figure => (value == null ? null : Math.round(value * 1e6) / 1e6);

/** Holds every group of the reference to the rows of the same name; there must be as many of both. */
function compareGroups(
  rows: readonly MeasurementRow[],
  groups: Groups,
  nameOf: (row: MeasurementRow) => string,
  wantedOf: (group: Group) => Wanted,
): void {
  const measured = new Map<string, Record<string, Figure>>();
  for (const row of rows) {
    const figures = measured.get(nameOf(row)) ?? {};
    measured.set(nameOf(row), figures);
    Object.assign(figures, {
      [row.indicator]: row.value,
      [`${row.indicator}.n`]: row.sample,
      [`${row.indicator}.low`]: row.low,
      [`${row.indicator}.high`]: row.high,
    });
  }
  const names = Object.keys(groups).sort();
  expect([...measured.keys()].filter((name) => name in groups).sort()).toEqual(names);
  for (const name of names) {
    const wanted = wantedOf(groups[name]);
    const found = Object.fromEntries(Object.keys(wanted).map((figure) => [figure, to6(measured.get(name)![figure])]));
    const rounded = Object.fromEntries(Object.entries(wanted).map(([figure, value]) => [figure, to6(value)]));
    for (const [figure, value] of Object.entries(rounded)) {
      if (value === null) expect({ name, figure, value: found[figure] }).toEqual({ name, figure, value: null });
      else
        expect({ name, figure, near: Math.abs(found[figure]! - value) <= 1.1e-6 ? value : found[figure] }).toEqual({
          name,
          figure,
          near: value,
        });
    }
  }
}

const whole = () => 'all';

besideTheData('the calls of an anonymous bank, February 1999', () => {
  const ACCESS = ['ANS', 'ABN', 'ABN_S', 'SL1', 'SL2', 'SL3', 'SL4', 'ASA', 'OCQ', 'WTA', 'AHT', 'AHT_P50'] as const;
  let bank: Centre;
  beforeAll(async () => {
    bank = await centreOf('technion-bank-1999-02', 'data_anonymous_bank_february.txt', {
      source: 'technion',
      format: { kind: 'csv', delimiter: '\t' },
      rows: { skipWhen: [{ column: 'outcome', in: ['PHANTOM'] }] },
      fields: {
        externalId: { columns: ['vru+line', 'call_id', 'date', 'vru_entry'], join: '|' },
        arrivedAt: { columns: ['date', 'vru_entry'], join: ' ', as: 'instant', format: 'yyMMdd H:mm:ss' },
        channel: { constant: 'telephone' },
        outcome: {
          cases: [
            {
              when: [
                { column: 'outcome', in: ['AGENT'] },
                { column: 'server', notIn: ['NO_SERVER'] },
              ],
              value: 'answered',
            },
            {
              when: [
                { column: 'outcome', in: ['HANG'] },
                { column: 'q_start', notIn: ['0:00:00'] },
              ],
              value: 'abandoned',
            },
            { when: [{ column: 'outcome', in: ['HANG'] }], value: 'left-in-ivr' },
            { otherwise: 'other' },
          ],
        },
        topic: { column: 'type' },
        segment: { column: 'priority' },
        customer: { column: 'customer_id', blank: ['0'] },
        agent: { column: 'server', blank: ['NO_SERVER'] },
        waitSeconds: { column: 'q_time', as: 'number' },
        talkSeconds: { column: 'ser_time', as: 'number' },
        holdSeconds: { constant: 0 },
        wrapSeconds: { constant: 0 },
      },
    });
  }, 120_000);
  afterAll(() => bank?.close());

  const withoutThreshold = (group: Group): Wanted => ({
    ANS: group.answer_rate,
    ABN: group.abandonment_rate,
    'ABN.low': group.abandonment_wilson95?.[0] ?? null,
    'ABN.high': group.abandonment_wilson95?.[1] ?? null,
    ASA: group.asa_seconds_served?.mean ?? null,
    'ASA.n': group.asa_seconds_served?.n ?? 0,
    OCQ: group.asa_seconds_served?.p95_nearest_rank ?? null,
    WTA: group.wait_to_abandon_seconds?.mean ?? null,
    AHT: group.handle_seconds_served?.mean ?? null,
    AHT_P50: group.handle_seconds_served?.p50_nearest_rank ?? null,
  });
  const levels =
    (seconds: number) =>
    (group: Group): Wanted => {
      const level = group[`service_level_${seconds}s`];
      const short = group[`abandonment_excl_short_le_${seconds}s`];
      return {
        SL1: level?.SL1_ans_within_over_answered ?? null,
        SL2: level?.SL2_ans_within_over_offered ?? null,
        SL3: level?.SL3_ans_within_over_offered_minus_short_abandons ?? null,
        SL4: level?.SL4_ans_plus_short_abandons_over_offered ?? null,
        ...(short ? { ABN_S: short.rate } : {}),
      };
    };

  it.each([
    ['overall', 'period=1999-02', (reference: Group): Groups => ({ all: reference.overall }), whole],
    ['by type', 'period=1999-02&subject=topic', (reference: Group): Groups => reference.by_type, (row: MeasurementRow) => row.subject.code],
    [
      'by priority',
      'period=1999-02&subject=segment',
      (reference: Group): Groups => reference.by_priority,
      (row: MeasurementRow) => row.subject.code,
    ],
    ['by hour', 'period=1999-02&by=hour', (reference: Group): Groups => reference.by_hour, (row: MeasurementRow) => row.crossed!.code],
  ])('equals the reference %s', async (_, query, groupsOf, nameOf) => {
    const groups = groupsOf(bank.reference);
    compareGroups(await bank.measured(query, ACCESS), groups, nameOf, withoutThreshold);
    for (const seconds of [10, 20, 30, 60, 90, 180]) {
      compareGroups(await bank.measured(`${query}&thresholdSeconds=${seconds}`, ACCESS), groups, nameOf, levels(seconds));
    }
  });

  it('equals the reference by day, and without the shortest abandons', async () => {
    const days = Object.keys(bank.reference.by_date);
    const rows = await bank.measured(days.map((day) => `period=${day}`).join('&'), ACCESS);
    compareGroups(
      rows,
      bank.reference.by_date,
      ({ period }) => period,
      (group) => ({ ...withoutThreshold(group), ...levels(20)(group), ABN_S: group.abandonment_excl_short_le_5s.rate }),
    );
  });

  it('equals the reference by server', async () => {
    const rows = await bank.measured('period=1999-02&subject=agent', ['ASA', 'AHT', 'OCQ']);
    compareGroups(
      rows,
      bank.reference.by_server,
      ({ subject }) => subject.code,
      (group) => ({
        ASA: group.asa_seconds.mean,
        'ASA.n': group.served,
        OCQ: group.asa_seconds.p95_nearest_rank,
        AHT: group.handle_seconds.mean,
      }),
    );
  });

  it.each([1, 3, 7])(
    'equals the reference of first contact resolution within %i days, about any topic and the same',
    async (windowDays) => {
      const rows = await bank.measured(`period=1999-02&windowDays=${windowDays}`, ['FCR_W', 'FCR_A']);
      const wanted = (code: string, { fcr, eligible, wilson95 }: Group): Wanted => ({
        [code]: fcr,
        [`${code}.n`]: eligible,
        [`${code}.low`]: wilson95[0],
        [`${code}.high`]: wilson95[1],
      });
      const { any_type: any, same_type: same } = bank.reference.fcr;
      compareGroups(rows, { all: any[`${windowDays}d`] }, whole, (group) => wanted('FCR_A', group));
      compareGroups(rows, { all: same[`${windowDays}d`] }, whole, (group) => wanted('FCR_W', group));
    },
  );

  it('equals the reference of first contact resolution by server and by type', async () => {
    for (const [kind, groups] of [
      ['agent', bank.reference.fcr.any_type_7d_by_server],
      ['topic', bank.reference.fcr.any_type_7d_by_type],
    ] as const) {
      const rows = await bank.measured(`period=1999-02&subject=${kind}`, ['FCR_A']);
      compareGroups(
        rows,
        groups,
        ({ subject }) => subject.code,
        ({ fcr, eligible }) => ({ FCR_A: fcr, 'FCR_A.n': eligible }),
      );
    }
  });
});

besideTheData('the answers of a shop’s customers, August 2023', () => {
  let shop: Centre;
  beforeAll(async () => {
    const at = { as: 'instant', format: 'dd/MM/yyyy HH:mm' };
    shop = await centreOf('shopzilla-csat-sample20', 'shopzilla_test20.csv', {
      source: 'shopzilla',
      fields: {
        externalId: { column: 'Unique id' },
        arrivedAt: { column: 'Issue_reported at', ...at },
        firstReplyAt: { column: 'issue_responded', ...at },
        channel: { column: 'channel_name' },
        outcome: { constant: 'answered' },
        topic: { column: 'category' },
        agent: { column: 'Agent_name' },
        team: { column: 'Supervisor' },
        site: { column: 'Manager' },
        csat: { column: 'CSAT Score', as: 'number', scale: [1, 5] },
      },
      labels: { turno: { column: 'Agent Shift' }, anzianità: { column: 'Tenure Bucket' }, risposta: { column: 'Survey_response_Date' } },
    });
  }, 120_000);
  afterAll(() => shop?.close());

  const CODES = ['VOL', 'CSAT', 'CSAT_M', 'FRT', 'FRT_P50', 'FRT_P80', 'FRT_P90'] as const;
  const MINUTE = 60;
  const wanted = ({ contacts, negative_response_time: impossible, csat, frt_minutes_nonneg: frt }: Group): Wanted => ({
    VOL: contacts,
    CSAT: csat.top2box_rate,
    'CSAT.low': csat.top2box_wilson95[0],
    'CSAT.high': csat.top2box_wilson95[1],
    CSAT_M: csat.mean,
    'FRT.n': contacts - impossible,
    FRT: frt.n === 0 ? null : (frt.sum * MINUTE) / frt.n,
    FRT_P50: frt.n === 0 ? null : frt.p50_nearest_rank * MINUTE,
    FRT_P80: frt.n === 0 ? null : frt.p80_nearest_rank * MINUTE,
    FRT_P90: frt.n === 0 ? null : frt.p90_nearest_rank * MINUTE,
  });
  const both = 'period=2023';

  it.each([
    ['overall', '', (reference: Group): Groups => ({ all: reference.overall }), whole],
    ['by channel', '&subject=channel', (reference: Group): Groups => reference.by_channel, (row: MeasurementRow) => row.subject.code],
    ['by category', '&subject=topic', (reference: Group): Groups => reference.by_category, (row: MeasurementRow) => row.subject.code],
    ['by manager', '&subject=site', (reference: Group): Groups => reference.by_manager, (row: MeasurementRow) => row.subject.code],
    ['by supervisor', '&subject=team', (reference: Group): Groups => reference.by_supervisor, (row: MeasurementRow) => row.subject.code],
    ['by agent', '&subject=agent', (reference: Group): Groups => reference.by_agent_n20, (row: MeasurementRow) => row.subject.code],
    ['by shift', '&subject=label', (reference: Group): Groups => reference.by_shift, labelled('turno')],
    ['by tenure', '&subject=label', (reference: Group): Groups => reference.by_tenure, labelled('anzianità')],
    [
      'by day of the answer',
      '&subject=label',
      (reference: Group): Groups => reference.by_survey_day,
      // As the file writes it: 26-Aug-23.
      (row: MeasurementRow) => labelled('risposta')(row).replace(/^(\d\d)-Aug-23$/, '2023-08-$1'),
    ],
  ])('equals the reference %s', async (_, query, groupsOf, nameOf) => {
    compareGroups(await shop.measured(`${both}${query}`, CODES), groupsOf(shop.reference), nameOf, wanted);
  });

  it('equals the reference by month', async () => {
    const rows = await shop.measured('period=2023-07&period=2023-08', CODES);
    compareGroups(rows, shop.reference.by_reported_month, ({ period }) => period, wanted);
  });
});

besideTheData('the reports of citizens to a municipality', () => {
  let city: Centre;
  beforeAll(async () => {
    const day = { as: 'instant', format: 'yyyy-MM-dd' };
    city = await centreOf('alessandria-segnalazioni', 'segnalazioni-municipium.csv', {
      source: 'municipium',
      format: { kind: 'csv', delimiter: ';' },
      fields: {
        externalId: { column: 'Id' },
        arrivedAt: { column: 'Creato', ...day },
        channel: { column: 'DescrizioneBreve' },
        outcome: {
          cases: [{ when: [{ column: 'Stato', in: ['chiusa', 'aperta', 'in carico'] }], value: 'answered' }, { otherwise: 'other' }],
        },
        topic: { column: 'Categoria' },
        resolvedAt: { column: 'Chiusa', ...day },
      },
      labels: { anno: { column: 'Anno' } },
    });
  }, 120_000);
  afterAll(() => city?.close());

  const onTime = ({
    closed_within_30d_over_due: due,
    due_30d: cases,
    closed_within_30d_over_closed: closed,
    closed: n,
  }: Group): Wanted => ({
    OTR: due,
    ...(cases > 0 ? { 'OTR.n': cases } : {}),
    OTR_C: closed,
    ...(n > 0 ? { 'OTR_C.n': n } : {}),
  });
  const CODES = ['OTR', 'OTR_C', 'BKL', 'BKL_M', 'BKL_P50', 'BKL_P90'] as const;
  const years = ['2023', '2024', '2025', '2026'];

  it('equals the reference by year and by month: over the cases due, and over those closed', async () => {
    compareGroups(
      await city.measured(years.map((year) => `period=${year}`).join('&'), CODES),
      city.reference.by_year,
      ({ period }) => period,
      onTime,
    );
    const months = Object.keys(city.reference.by_month).map((month) => `period=${month}`);
    compareGroups(await city.measured(months.join('&'), CODES), city.reference.by_month, ({ period }) => period, onTime);
  });

  const backlog = ({ backlog: open, backlog_age_days: age }: Group): Wanted => ({
    ...(open > 0 ? { BKL: open, BKL_M: age.mean, BKL_P50: age.p50_nearest_rank, BKL_P90: age.p90_nearest_rank } : {}),
  });

  it('equals the reference of the backlog on the last day, by the year and the month in which it came', async () => {
    compareGroups(
      await city.measured('period=2026&subject=label', CODES),
      withOpenCases(city.reference.by_year),
      labelled('anno'),
      backlog,
    );
    compareGroups(
      await city.measured('period=2026&by=month', CODES),
      withOpenCases(city.reference.by_month),
      ({ crossed }) => crossed!.code,
      backlog,
    );
  });

  it('equals the reference of the backlog on the last day, overall and by category, alone and crossed', async () => {
    compareGroups(await city.measured('period=2026', CODES), { all: city.reference.overall }, whole, backlog);
    const { '(vuota)': _, ...categories } = city.reference.by_category;
    compareGroups(
      await city.measured('period=2026&subject=topic', CODES),
      withOpenCases(categories),
      ({ subject }) => subject.code,
      backlog,
    );
    compareGroups(await city.measured('period=2026&by=topic', CODES), withOpenCases(categories), ({ crossed }) => crossed!.code, backlog);
  });

  it('over all years is wrong by far when only closed cases are looked at', async () => {
    const sums = { due: 0, inTime: 0, closed: 0, closedInTime: 0 };
    for (const { indicator, numerator, denominator } of await city.measured(years.map((year) => `period=${year}`).join('&'), [
      'OTR',
      'OTR_C',
    ])) {
      if (indicator === 'OTR') [sums.due, sums.inTime] = [sums.due + (denominator ?? 0), sums.inTime + (numerator ?? 0)];
      else [sums.closed, sums.closedInTime] = [sums.closed + (denominator ?? 0), sums.closedInTime + (numerator ?? 0)];
    }
    const { closed_within_30d_over_due: due, closed_within_30d_over_closed: closed } = city.reference.overall;
    expect([sums.inTime / sums.due, sums.closedInTime / sums.closed].map(to6)).toEqual([due, closed]);
  });
});

function labelled(label: string): (row: MeasurementRow) => string {
  return ({ subject }) => (subject.code.startsWith(`${label}: `) ? subject.code.slice(label.length + 2) : `another label: ${subject.code}`);
}

/** Groups without open cases are told of, if at all, without a figure of them. */
function withOpenCases(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).filter(([, { backlog }]) => backlog > 0));
}
