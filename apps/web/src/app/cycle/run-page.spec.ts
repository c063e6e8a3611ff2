import type { RunDetail, RunRow } from '@circolo/contracts';
import { show, visibleText } from '../../testing/page';
import { RunPage } from './run-page';

const ID = '00000000-0000-4000-8000-000000000040';
const RUN: RunDetail = {
  id: ID,
  period: '2026-10',
  number: 2,
  state: 'deciding',
  steps: [
    { name: 'measure', done: 4, total: 4 },
    { name: 'compare', done: 4, total: 4 },
    { name: 'signal', done: 1, total: 1 },
    { name: 'decide', done: 1, total: 4 },
    { name: 'propose', done: 0, total: 4 },
  ],
  counts: {
    subjects: 61,
    measurements: 12418,
    deviations: 118,
    signals: 30,
    outcomes: 16,
    suppressed: 5,
    withdrawn: 0,
    basisChanged: 0,
    notEvaluable: 2,
  },
  failure: null,
  paused: null,
  lateData: [],
  startedBy: { id: ID, name: 'Laura Bonfanti' },
  createdAt: '2026-11-21T08:00:00.000Z',
  startedAt: '2026-11-21T08:00:01.000Z',
  finishedAt: null,
  log: [{ at: '2026-11-21T08:00:00.000Z', what: 'queued', by: { id: ID, name: 'Laura Bonfanti' }, step: null }],
};
const OTHERS = /evaluation-runs\?/;

/** The stream of events as the browser has it: what the page asked for, and a way to send it something. */
class Stream {
  static opened: Stream[] = [];
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor(readonly url: string) {
    Stream.opened.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
}

const shown = async (run: RunDetail, roles: ('care-manager' | 'auditor')[] = ['care-manager']) => {
  const page = await show(RunPage, { roles, inputs: { id: ID } });
  await page.answer('GET', `/api/v1/evaluation-runs/${ID}`, run);
  return page;
};

describe('A run', () => {
  beforeEach(() => {
    Stream.opened = [];
    (globalThis as { EventSource?: unknown }).EventSource = Stream;
  });
  afterEach(() => {
    delete (globalThis as { EventSource?: unknown }).EventSource;
  });

  it('fills the ring as its steps end, in words and counts', async () => {
    const page = await shown(RUN);
    expect(page.text).toContain('Elaborazione di ottobre 2026, n. 2');
    expect(page.text).toContain('Si stanno valutando le regole');
    expect(page.text).toContain('58 %');
    expect(page.text).toContain('Calcola gli indicatori di ogni ambito 4 lotti su 4');
    expect(page.text).toContain('Valuta le regole su ogni ambito 1 lotti su 4');
    expect(page.all('circolo-ring path.full')).toHaveLength(4);
  });

  it('follows the server, and afterwards shows what it found beside the run before', async () => {
    const page = await shown(RUN);
    const [stream] = Stream.opened;
    expect(stream?.url).toBe(`/api/v1/events?topic=run%3A${ID}`);
    const state: RunDetail = { ...RUN, state: 'completed', finishedAt: '2026-11-21T08:02:00.000Z' };
    stream?.onmessage?.({ data: JSON.stringify({ topic: `run:${ID}`, state }) });
    const before = { ...state, id: '00000000-0000-4000-8000-000000000041', number: 1, counts: { ...RUN.counts, outcomes: 13 } };
    await page.answer('GET', OTHERS, { items: [state, before], next: null });
    expect(stream?.readyState).toBe(2);
    expect(page.text).toContain('Finita: ora tocca a chi agisce.');
    expect(page.text).toContain('12 418');
    expect(page.text).toMatch(/Proposte *azioni, iscrizioni e premi che le regole chiedono *16 *13/);
    expect(page.link('Proposte')).toBe('/outcomes?period=2026-10');
    expect(page.link('Trattenute')).toBe('/outcomes?period=2026-10&state=suppressed');
  });

  it('asks before it cancels', async () => {
    const page = await shown(RUN);
    await page.click("Annulla l'elaborazione");
    await page.until(() => page.dialog.includes("Annullare l'elaborazione?"));
    await page.clickInDialog("Annulla l'elaborazione");
    await page.answer('POST', `/api/v1/evaluation-runs/${ID}/cancellation`, { ...RUN, state: 'cancelled' });
    expect(page.text).toContain('Annullata: non è stato proposto nulla di nuovo.');
  });

  it('says at which step and why it stopped, and tries that step again', async () => {
    const page = await shown({
      ...RUN,
      state: 'failed',
      failure: { code: 'failed', details: { message: 'no room for it' }, step: 'compare' },
    });
    expect(page.text).toContain('Si è fermata al passo «Confronta i valori con gli obiettivi».');
    expect(page.text).toContain('Ciò che era già fatto è rimasto');
    expect(page.text).toContain('Per chi amministra: no room for it');
    expect(page.text).not.toContain('Riprendi');
    await page.click('Riprova il passo');
    await page.answer('POST', `/api/v1/evaluation-runs/${ID}/retry`, { ...RUN, state: 'queued', failure: null });
    expect(page.text).toContain('Sta per cominciare');
    expect(page.text).not.toContain('Ciò che era già fatto è rimasto');
  });

  it('is held, says by whom and what is kept, and goes on', async () => {
    const page = await shown(RUN);
    await page.click('Metti in pausa');
    const paused = { at: '2026-11-21T08:01:00.000Z', by: { id: ID, name: 'Laura Bonfanti' } };
    await page.answer('POST', `/api/v1/evaluation-runs/${ID}/pause`, { ...RUN, paused });
    expect(page.text).toContain('In pausa dal 21/11/2026, 09:01:00, per mano di Laura Bonfanti.');
    expect(page.text).toContain('non comincia altro');
    expect(page.text).not.toContain('Mancano circa');
    await page.click('Riprendi');
    await page.answer('POST', `/api/v1/evaluation-runs/${ID}/resumption`, RUN);
    expect(page.text).not.toContain('In pausa');
  });

  it('tells what happened in sentences', async () => {
    const by = { id: ID, name: 'Laura Bonfanti' };
    const moment = (what: RunDetail['log'][number]['what'], some: Partial<RunDetail['log'][number]> = {}) => ({
      at: '2026-11-21T08:00:01.000Z',
      what,
      by: null,
      step: null,
      ...some,
    });
    const log = [
      moment('queued', { by }),
      moment('step-done', { step: 'measure' }),
      moment('failed', { step: 'compare' }),
      moment('cancelled'),
    ];
    const page = await shown({ ...RUN, log });
    expect(page.all('circolo-run-log li span').map((line) => visibleText(line))).toEqual([
      "Laura Bonfanti l'ha avviata.",
      'Passo finito: Calcola gli indicatori di ogni ambito.',
      'Fermata al passo: Confronta i valori con gli obiettivi.',
      'Annullata.',
    ]);
  });

  it('tells what came into its period after it had measured it, and what went', async () => {
    const late: RunRow['lateData'][number] = {
      import: { id: ID, fileName: 'correzioni.csv' },
      source: 'centralino',
      kind: 'interactions',
      cause: 'imported',
      records: 1204,
      at: '2026-11-22T08:00:00.000Z',
    };
    const done: RunDetail = { ...RUN, state: 'completed', lateData: [{ ...late, cause: 'undone' }, late] };
    const page = await shown(done);
    expect(page.text).toContain("sono cambiati dopo l'elaborazione");
    expect(page.all('circolo-late-data-sheet tbody tr').map((row) => visibleText(row))).toEqual([
      expect.stringMatching(/^correzioni\.csv ?centralino annullato Contatti ?1.204 ?22\/11\/2026, 09:00:00$/),
      expect.stringContaining('importato'),
    ]);
    expect(page.link('correzioni.csv')).toBe(`/sources/imports/${ID}`);
  });

  it('says what its period still misses while it is going', async () => {
    const page = await shown({ ...RUN, period: '2026-11' });
    const check = { state: 'ready', by: null, sources: [], kinds: [], count: 0, until: null };
    const checks = ['period', 'sources', 'records', 'staff', 'targets', 'rules'].map((name) => ({ ...check, name }));
    checks[2] = { ...check, name: 'records', state: 'missing', kinds: ['answers'] as never[] };
    const told = { period: '2026-11', ready: 5, isReady: false, isEmpty: false, checks };
    await page.answer('GET', '/api/v1/evaluation-runs/readiness?period=2026-11', told);
    expect(page.text).toContain("Per novembre 2026: 5 passi su 6, manca l'importazione di: risposte ai questionari.");
  });

  it('says nothing of late data where none came', async () => {
    const page = await shown({ ...RUN, state: 'completed' });
    expect(page.text).not.toContain('Dati arrivati dopo');
  });

  it('is only read by who may not start runs', async () => {
    const page = await shown(RUN, ['auditor']);
    for (const action of ["Annulla l'elaborazione", 'Metti in pausa']) expect(page.text).not.toContain(action);
  });

  it('asks every two seconds where no events come', async () => {
    delete (globalThis as { EventSource?: unknown }).EventSource;
    const page = await shown(RUN);
    await new Promise((resolve) => setTimeout(resolve, 2050));
    await page.answer('GET', `/api/v1/evaluation-runs/${ID}`, { ...RUN, state: 'completed' });
    expect(page.text).toContain('Finita: ora tocca a chi agisce.');
  });
});
