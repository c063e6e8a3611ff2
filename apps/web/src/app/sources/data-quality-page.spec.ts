import { TestBed } from '@angular/core/testing';
import type { DataQuality, KindQuality, NotCounted } from '@circolo/contracts';
import { conditionsOf, fedBy, feedingOf, INDICATOR_LIST, MEASURED_RECORDS, RECORD_FINDING_CODES } from '@circolo/domain';
import { show } from '../../testing/page';
import { DataQualityPage } from './data-quality-page';
import { NotCountedWords } from './not-counted-in-words';

const ID = '00000000-0000-4000-8000-000000000050';
const CONTACTS: KindQuality = {
  kind: 'interactions',
  rows: { read: 1250, accepted: 1200, rejected: 40, duplicates: 10, corrected: 5 },
  rejections: [{ reason: 'negative-duration', field: 'waitSeconds', rows: 40 }],
  records: 1200,
  firstDay: '2026-11-02',
  lastDay: '2026-11-20',
  emptyDays: {
    count: 3,
    longest: [
      { from: '2026-11-07', until: '2026-11-08' },
      { from: '2026-11-15', until: '2026-11-15' },
    ],
  },
  fields: [
    { field: 'externalId', filled: 1200 },
    { field: 'csat', filled: 300 },
  ],
  findings: [
    { code: 'in-the-future', state: 'met', count: 0, of: 1200 },
    { code: 'reply-before-arrival', state: 'critical', count: 60, of: 600 },
  ],
  indicators: [
    { indicator: 'ACW', part: 'denominator', counted: 0, leftOut: [{ code: 'not-told', field: 'wrapSeconds', count: 1200 }] },
    {
      indicator: 'OTR',
      part: 'denominator',
      counted: 400,
      leftOut: [
        { code: 'not-yet-observed', amount: 30, unit: 'local-days', count: 700 },
        { code: 'other-outcome', field: 'outcome', among: ['answered'], count: 100 },
      ],
    },
  ],
};
const ANSWER: DataQuality = {
  source: { id: ID, name: 'centralino nord' },
  import: { id: ID, fileName: 'contatti-novembre.csv', state: 'done' },
  kinds: [CONTACTS],
};

async function shown(answer: DataQuality, of: 'imports' | 'sources' = 'imports', language: 'it' | 'en' = 'it') {
  const page = await show(DataQualityPage, { inputs: { id: ID, of }, language });
  await page.answer('GET', `/api/v1/${of}/${ID}/quality`, answer);
  return page;
}

describe('The quality of data', () => {
  it('says of an import what came in, what is blank, what cannot be, and what each indicator leaves out', async () => {
    const page = await shown(ANSWER);
    expect(page.text).toContain('contatti-novembre.csv · centralino nord');
    expect(page.text).toContain('Una durata non può essere negativa.');
    expect(page.text).toMatch(/grave La risposta viene prima dell'arrivo 60 su 600 · 10,0 %.*nessuno Sono di dopo l'importazione 0/);
    expect(page.text).toContain('il voto di soddisfazione30090025,0 %');
    expect(page.text).toMatch(/OTR 400800700 non si vede ancora abbastanza di ciò che è seguito: servono 30 giorni/);
    expect(page.text).toContain('100 esito diverso da: risposto');
    expect(page.text.indexOf('OTR')).toBeLessThan(page.text.indexOf('ACW'));
    expect(page.text).toContain('la fonte non dice il lavoro dopo il contatto');
    expect(page.text).toMatch(/Giorni senza dati 3 7 nov 2026 – 8 nov 2026 15 nov 2026/);
    expect(page.link('Qualità di tutta la fonte')).toBe(`/sources/${ID}/quality`);
  });

  it('says of a source each kind of records by its name', async () => {
    const page = await shown({ ...ANSWER, import: null, kinds: [CONTACTS, { ...CONTACTS, kind: 'complaints' }] }, 'sources', 'en');
    expect(page.text).toMatch(/Interactions.*Complaints/);
    expect(page.link('The source')).toBe(`/sources/${ID}`);
  });

  it('says that nothing is in force of an import that was undone, and what will be here', async () => {
    const nothing = { records: 0, firstDay: null, lastDay: null, emptyDays: { count: 0, longest: [] } };
    const undone = await shown({ ...ANSWER, kinds: [{ ...CONTACTS, ...nothing }] });
    expect(undone.text).toContain('Di questi dati non è in vigore nulla');
    expect(undone.text).not.toContain('Campi');
  });

  it('says what will be here of a source without data', async () => {
    const page = await shown({ ...ANSWER, import: null, kinds: [] }, 'sources');
    expect(page.text).toContain('Qui si vede che cosa valgono i dati');
  });
});

/** Every reason for which any indicator may leave a record out. */
const REASONS: readonly NotCounted[] = MEASURED_RECORDS.flatMap((over) => {
  const feedings = INDICATOR_LIST.flatMap((indicator) => feedingOf(indicator, over) ?? []);
  const conditions = conditionsOf(feedings);
  const each = conditions.map((_, failing) => ({ fulfilled: conditions.map((__, place) => place !== failing), count: 1 }));
  const told = new Set(feedings.flatMap(({ ways }) => ways.flat().map(({ otherwise }) => otherwise.field ?? '')));
  return [told, new Set<string>()].flatMap((fields) =>
    fedBy(feedings, [...each, { fulfilled: conditions.map(() => false), count: 1 }], fields).flatMap(({ leftOut }) =>
      leftOut.map(({ reason: { among, ...reason }, count }) => ({ ...reason, ...(among ? { among: [...among] } : {}), count })),
    ),
  );
});

describe.each(['it', 'en'] as const)('In %s', (language) => {
  it('every reason for leaving a record out has its sentence', async () => {
    await shown(ANSWER, 'imports', language);
    const words = TestBed.inject(NotCountedWords);
    expect(REASONS.length).toBeGreaterThan(50);
    const sentences = REASONS.map((reason) => words.sentence(reason));
    expect(sentences.filter((sentence) => /sources\.|words\.|indicators\.|\{\{|: *$/.test(sentence))).toEqual([]);
  });

  it('every finding has its sentence', async () => {
    const findings = RECORD_FINDING_CODES.map((code) => ({ code, state: 'watch' as const, count: 1, of: 2 }));
    const page = await shown({ ...ANSWER, kinds: [{ ...CONTACTS, findings }] }, 'imports', language);
    expect(page.text).not.toContain('sources.quality');
  });
});
