import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from './journey.ts';
import { addLabel, chooseFile, type Condition, importCounts, mapFields, nextStep, type Source, writeConditions } from './wizard.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');

interface Set {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly fields: Readonly<Record<string, Source>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly skip?: readonly Condition[];
  readonly counts: Readonly<Record<string, number>>;
  readonly figures: (reference: Reference) => readonly Figure[];
}
/** A figure as the explorer shows it: the indicator's name, the address without it, and the name of the line. */
interface Figure {
  readonly indicator: string;
  readonly scope: string;
  readonly period: string;
  readonly of?: string;
  readonly text: string;
}
/** Whatever a reference says of a group; its shape differs from set to set. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Reference = any;

const decimal = (value: number, digits: number) =>
  new Intl.NumberFormat('it-IT', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
const share = (value: number) => `${decimal(value * 100, 1)} %`;
const seconds = (value: number) => `${decimal(value, value < 100 ? 1 : 0)} s`;

const PWC: Set = {
  name: 'pwc',
  folder: 'pwc-call-centre',
  file: '01 Call-Center-Dataset.csv',
  fields: {
    'il codice del contatto': { column: 'Call Id' },
    "l'istante di arrivo": { columns: ['Date', 'Time'], join: ' ', format: 'yyyy-MM-dd H.mm.ss' },
    'il canale': { always: 'telephone' },
    "l'esito": { column: 'Answered (Y/N)', meanings: { Y: 'risposto', N: 'abbandonato' } },
    "l'argomento": { column: 'Topic' },
    "l'operatore": { column: 'Agent' },
    "il tempo d'attesa": { column: 'Speed of answer in seconds' },
    'il tempo di conversazione': { column: 'AvgTalkDuration', format: 'H.mm.ss' },
    "l'attesa in linea": { always: '0' },
    'il lavoro dopo il contatto': { always: '0' },
    'se il contatto è stato risolto': { column: 'Resolved' },
    'il voto di soddisfazione': { column: 'Satisfaction rating' },
  },
  counts: { Lette: 5000, Accettate: 5000, 'Già presenti': 0, Rifiutate: 0, Saltate: 0 },
  figures: ({ overall, by_topic: byTopic, by_month: byMonth }) => [
    { indicator: 'ANS', scope: 'organisation', period: '2021-Q1', text: share(overall.answer_rate) },
    { indicator: 'ASA', scope: 'organisation', period: '2021-Q1', text: seconds(overall.asa_seconds.mean) },
    { indicator: 'CSAT', scope: 'organisation', period: '2021-Q1', text: share(overall.csat.top2box_rate) },
    { indicator: 'CSAT_M', scope: 'organisation', period: '2021-Q1', text: decimal(overall.csat.mean, 2) },
    { indicator: 'RES', scope: 'topic', period: '2021-Q1', of: 'Streaming', text: share(byTopic.Streaming.resolved_rate_over_answered) },
    { indicator: 'ABN', scope: 'organisation', period: '2021-02', text: share(byMonth['2021-02'].abandonment_rate) },
  ],
};

const BANK: Set = {
  name: 'technion',
  folder: 'technion-bank-1999-02',
  file: 'data_anonymous_bank_february.txt',
  fields: {
    'il codice del contatto': { columns: ['vru+line', 'call_id', 'date', 'vru_entry'], join: '|' },
    "l'istante di arrivo": { columns: ['date', 'vru_entry'], join: ' ', format: 'yyMMdd H:mm:ss' },
    'il canale': { always: 'telephone' },
    "l'esito": {
      cases: [
        {
          value: 'risposto',
          when: [
            ['outcome', 'è una di queste parole', ['AGENT']],
            ['server', 'non è una di queste parole', ['NO_SERVER']],
          ],
        },
        {
          value: 'abbandonato',
          when: [
            ['outcome', 'è una di queste parole', ['HANG']],
            ['q_start', 'non è una di queste parole', ['0:00:00']],
          ],
        },
        { value: 'uscito dal menù', when: [['outcome', 'è una di queste parole', ['HANG']]] },
      ],
      otherwise: 'altro',
    },
    "l'argomento": { column: 'type' },
    'il segmento di utenza': { column: 'priority' },
    'il cliente': { column: 'customer_id', blank: '0' },
    "l'operatore": { column: 'server', blank: 'NO_SERVER' },
    "il tempo d'attesa": { column: 'q_time' },
    'il tempo di conversazione': { column: 'ser_time' },
    "l'attesa in linea": { always: '0' },
    'il lavoro dopo il contatto': { always: '0' },
  },
  skip: [['outcome', 'è una di queste parole', ['PHANTOM']]],
  counts: { Lette: 33_066, Accettate: 33_066, 'Già presenti': 0, Rifiutate: 0, Saltate: 278 },
  figures: ({ overall, by_type: byType, by_date: byDate }) => {
    const level = overall.service_level_20s;
    const month = { scope: 'organisation', period: '1999-02' };
    return [
      { ...month, indicator: 'ANS', text: share(overall.answer_rate) },
      { ...month, indicator: 'SL1', text: share(level.SL1_ans_within_over_answered) },
      { ...month, indicator: 'SL2', text: share(level.SL2_ans_within_over_offered) },
      { ...month, indicator: 'SL3', text: share(level.SL3_ans_within_over_offered_minus_short_abandons) },
      { ...month, indicator: 'SL4', text: share(level.SL4_ans_plus_short_abandons_over_offered) },
      { ...month, indicator: 'ASA', text: seconds(overall.asa_seconds_served.mean) },
      { ...month, indicator: 'ABN_S', text: share(overall.abandonment_excl_short_le_5s.rate) },
      { indicator: 'ABN', scope: 'topic', period: '1999-02', of: 'PS', text: share(byType.PS.abandonment_rate) },
      { indicator: 'ANS', scope: 'organisation', period: '1999-02-14', text: share(byDate['1999-02-14'].answer_rate) },
    ];
  },
};

const SHOP: Set = {
  name: 'shopzilla',
  folder: 'shopzilla-csat-sample20',
  file: 'shopzilla_test20.csv',
  fields: {
    'il codice del contatto': { column: 'Unique id' },
    "l'istante di arrivo": { column: 'Issue_reported at', format: 'dd/MM/yyyy HH:mm' },
    'il canale': { column: 'channel_name' },
    "l'esito": { always: 'risposto' },
    "l'argomento": { column: 'category' },
    "l'operatore": { column: 'Agent_name' },
    'la squadra': { column: 'Supervisor' },
    'la sede': { column: 'Manager' },
    "l'istante della prima risposta": { column: 'issue_responded', format: 'dd/MM/yyyy HH:mm' },
    'il voto di soddisfazione': { column: 'CSAT Score' },
  },
  labels: { turno: 'Agent Shift', anzianità: 'Tenure Bucket' },
  counts: { Lette: 17_182, Accettate: 17_182, 'Già presenti': 0, Rifiutate: 0, Saltate: 0 },
  figures: ({ by_channel: channels, by_category: topics, by_manager: sites, by_shift: shifts, by_tenure: tenures }) => {
    const csat = (scope: string, of: string, group: Reference): Figure => ({
      ...{ indicator: 'CSAT', scope, of, period: '2023' },
      text: share(group.csat.top2box_rate),
    });
    return [
      csat('channel', 'Outcall', channels.Outcall),
      csat('topic', 'Returns', topics.Returns),
      csat('site', 'Emily Chen', sites['Emily Chen']),
      csat('label', 'turno: Evening', shifts.Evening),
      csat('label', 'anzianità: On Job Training', tenures['On Job Training']),
      { ...csat('channel', 'Inbound', channels.Inbound), indicator: 'CSAT_M', text: decimal(channels.Inbound.csat.mean, 2) },
    ];
  },
};

const CITY: Set = {
  name: 'municipium',
  folder: 'alessandria-segnalazioni',
  file: 'segnalazioni-municipium.csv',
  fields: {
    'il codice del contatto': { column: 'Id' },
    "l'istante di arrivo": { column: 'Creato', format: 'yyyy-MM-dd' },
    'il canale': { column: 'DescrizioneBreve' },
    "l'esito": {
      cases: [{ value: 'risposto', when: [['Stato', 'è una di queste parole', ['chiusa', 'aperta', 'in carico']]] }],
      otherwise: 'altro',
    },
    "l'argomento": { column: 'Categoria' },
    "l'istante della soluzione": { column: 'Chiusa', format: 'yyyy-MM-dd' },
  },
  counts: { Lette: 4651, Accettate: 4651, 'Già presenti': 0, Rifiutate: 0, Saltate: 0 },
  figures: ({ by_year: years, by_month: months }) =>
    [
      ['OTR', '2023', years['2023'].closed_within_30d_over_due],
      ['OTR_C', '2023', years['2023'].closed_within_30d_over_closed],
      ['OTR', '2024', years['2024'].closed_within_30d_over_due],
      ['OTR_C', '2024', years['2024'].closed_within_30d_over_closed],
      ['OTR', '2024-05', months['2024-05'].closed_within_30d_over_due],
    ].map(([indicator, period, value]) => ({ indicator, period, scope: 'channel', of: 'App Municipium', text: share(value) })),
};

/** The first figure of the line, as the explorer shows it. */
async function shown(page: Page, { indicator, scope, period, of }: Figure): Promise<string> {
  await page.goto(`/indicators?indicator=${indicator}&scope=${scope}&period=${period}&periods=1`);
  const row = page
    .locator('circolo-explorer-table')
    .getByRole('row')
    .filter({ has: of ? page.getByRole('rowheader', { name: of, exact: true }) : page.getByRole('rowheader') });
  const figure = row.first().getByRole('cell').first();
  await expect(figure).toContainText(/\d/, { timeout: 60_000 });
  return (await figure.locator('circolo-figure').innerText()).replace(/\s+/g, ' ').trim();
}

test.describe('the sets of others, through the screens', () => {
  test.skip(!existsSync(DATA), 'The sets of others lie beside the project, not in it.');
  test.setTimeout(300_000);

  for (const set of [PWC, BANK, SHOP, CITY]) {
    test(set.name, async ({ as }) => {
      const page = await as('care-manager');
      await chooseFile(page, path.join(DATA, set.folder, set.file));
      await nextStep(page, 'Quale colonna è che cosa');
      await page.getByLabel('Fonte', { exact: true }).fill(set.name);
      await mapFields(page, set.fields);
      for (const [name, column] of Object.entries(set.labels ?? {})) await addLabel(page, name, column);
      if (set.skip) await writeConditions(page.getByRole('region', { name: 'Righe da saltare' }), set.skip);
      await nextStep(page, 'Le prime righe, prima e dopo');
      await expect(page.getByText(/righe guardate\.\s+0 sarebbero rifiutate\./)).toBeVisible();
      await page.getByRole('button', { name: 'Importa', exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: set.file })).toBeVisible();
      expect(await importCounts(page, 120_000)).toEqual(set.counts);
      const imported = page.url();

      const figures = set.figures(JSON.parse(readFileSync(path.join(DATA, set.folder, 'reference.json'), 'utf8')));
      expect(figures.length).toBeGreaterThanOrEqual(5);
      for (const figure of figures) expect({ ...figure, text: await shown(page, figure) }).toEqual(figure);

      // The journeys that come after read the organisation as they know it.
      await page.goto(imported);
      await page.getByRole('button', { name: "Annulla l'importazione" }).click();
      await page.getByRole('dialog').getByRole('button', { name: "Annulla l'importazione" }).click();
      await expect(page.getByText('Annullata: i valori sono quelli di prima.')).toBeVisible({ timeout: 120_000 });
    });
  }
});
