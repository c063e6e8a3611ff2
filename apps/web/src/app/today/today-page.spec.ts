import type { RunRow, Today } from '@circolo/contracts';
import { show } from '../../testing/page';
import { TodayPage } from './today-page';

const TEAM = { kind: 'team', id: '00000000-0000-4000-8000-000000000071', code: 'nord', name: 'Squadra Nord' } as const;
const RUN: RunRow = {
  id: '00000000-0000-4000-8000-000000000040',
  period: '2026-10',
  number: 2,
  state: 'deciding',
  steps: [
    { name: 'measure', done: 100, total: 100 },
    { name: 'compare', done: 100, total: 100 },
    { name: 'decide', done: 40, total: 100 },
  ],
  counts: {
    subjects: 100,
    measurements: 12418,
    deviations: 90,
    signals: 1,
    outcomes: 0,
    suppressed: 0,
    withdrawn: 0,
    basisChanged: 0,
    notEvaluable: 0,
  },
  failure: null,
  paused: null,
  lateData: [],
  startedBy: null,
  createdAt: '2026-11-21T08:00:00.000Z',
  startedAt: null,
  finishedAt: null,
};
const card = (number: number, kind: Today['cards'][number]['kind'], details = {}): Today['cards'][number] => ({
  kind,
  id: `00000000-0000-4000-8000-0000000001${number}`,
  title: 'Chiusura del contatto',
  subject: TEAM,
  period: '2026-10',
  since: '2026-11-20T08:00:00.000Z',
  details,
});

const shown = async (today: Partial<Today>, options: Parameters<typeof show>[1] = {}) => {
  const page = await show(TodayPage, { roles: ['care-manager'], ...options });
  await page.answer('GET', '/api/v1/today', { cards: [], counts: {}, run: null, lastPeriod: '2026-10', ...today });
  return page;
};

describe('Today', () => {
  it('says what waits for me, with who has signed already', async () => {
    const page = await shown({ cards: [card(10, 'improvement-to-sign', { signed: ['marketing'] })] });
    expect(page.text).toContain('Azione «Chiusura del contatto»: manca la tua firma');
    expect(page.text).toContain('Squadra Nord · ottobre 2026 · ha già firmato: Marketing · dal 20 nov 2026');
    expect(page.link('Apri e firma')).toMatch(/^\/improvement\/0{8}/);
  });

  it.each([
    [5, true],
    [6, false],
  ])('says in one line what the chosen period still misses: %i of 6 ready, %s', async (ready, isTold) => {
    const check = { state: 'ready', by: null, sources: [], kinds: [] as string[], count: 0, until: null };
    const checks = ['period', 'sources', 'records', 'staff', 'targets', 'rules'].map((name) => ({ ...check, name }));
    if (isTold) checks[2] = { ...check, name: 'records', state: 'missing', kinds: ['answers'] };
    const page = await shown({});
    await page.answer('GET', /evaluation-runs\/readiness/, { period: '2026-10', ready, isReady: !isTold, isEmpty: false, checks });
    expect(page.text.includes("5 passi su 6, manca l'importazione di: risposte ai questionari.")).toBe(isTold);
    expect(page.link('Chi se ne occupa')).toBe(isTold ? '/runs' : '');
  });

  it('puts many of a kind on one card', async () => {
    const page = await shown({ cards: [11, 12, 13, 14].map((number) => card(number, 'training-to-accept')) }, { roles: ['trainer'] });
    expect(page.text).toContain('4 iscrizioni proposte');
    expect(page.text).toContain('+1');
  });

  it('shows how far the run has come, in words too', async () => {
    const page = await shown({ run: RUN });
    expect(page.text).toContain('Elaborazione di ottobre 2026, n. 2');
    expect(page.text).toContain('80 %');
    expect(page.text).toContain('Si stanno valutando le regole');
    expect(page.text).toContain('12 418 valori · 1 segnale · 0 proposte');
  });

  it('shows an agent their own figures, and says what is missing', async () => {
    const agent = { id: '00000000-0000-4000-8000-000000000501', code: 'A001', name: 'Anna Rossi' };
    const page = await shown({}, { roles: ['agent'], agent });
    await page.answer('GET', /\/indicators/, {
      items: [
        {
          code: 'RES',
          version: 1,
          name: { it: 'Tasso di risoluzione', en: 'Resolution rate' },
          dimension: 'effectiveness',
          unit: 'fraction',
          direction: 'up',
          parameters: {},
          minimumSample: 30,
          about: 'people',
        },
        {
          code: 'CSAT',
          version: 1,
          name: { it: 'Soddisfazione', en: 'Satisfaction' },
          dimension: 'customer-satisfaction',
          unit: 'fraction',
          direction: 'up',
          parameters: {},
          minimumSample: 30,
          about: 'people',
        },
      ],
      next: null,
    });
    const asked = await page.request('GET', /\/measurements/);
    expect(asked.request.params.getAll('period')).toHaveLength(12);
    const [latest] = (asked.request.params.getAll('period') ?? []).slice(-1);
    const figure = {
      version: 1,
      period: latest,
      subject: { kind: 'agent', ...agent },
      low: 0.48,
      high: 0.67,
      numerator: 56,
      denominator: 96,
    };
    asked.flush({
      items: [
        { ...figure, indicator: 'RES', value: 0.5833, sample: 96, missing: [] },
        { ...figure, indicator: 'CSAT', value: null, sample: 0, missing: ['csat'] },
      ],
      next: null,
    });
    await page.settle();
    expect(page.text).toContain('Tasso di risoluzione su 96 casi');
    expect(page.text).toContain('58,3 %');
    expect(page.text).toContain('Non calcolabile: nei dati manca il voto di soddisfazione.');
  });
});
