import type { GoldenCaseRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { GoldenCases } from './golden-cases';

const NIGHT: GoldenCaseRow = {
  id: 'first-reply-night',
  clock: 'first-reply',
  title: { it: 'Di notte', en: 'By night' },
  explanation: { it: 'Arriva a sportello chiuso.', en: 'It comes after closing.' },
  value: 1800,
  numerator: 1800,
  denominator: 1,
  timeZone: 'Europe/Rome',
  timeline: {
    from: '2026-11-12T17:00:00.000Z',
    until: '2026-11-13T08:00:00.000Z',
    open: [{ opensAt: '2026-11-13T07:30:00.000Z', closesAt: '2026-11-13T08:00:00.000Z' }],
    lanes: [
      {
        contact: 'a',
        customer: 'Rossi',
        topic: null,
        events: [
          { kind: 'arrival', at: '2026-11-12T17:00:00.000Z' },
          { kind: 'reply', at: '2026-11-13T08:00:00.000Z' },
        ],
        counted: [{ from: '2026-11-13T07:30:00.000Z', until: '2026-11-13T08:00:00.000Z' }],
        term: { from: '2026-11-12T17:00:00.000Z', until: '2026-11-13T08:00:00.000Z' },
      },
    ],
    seenUntil: '2026-11-13T08:00:00.000Z',
  },
};
const CATALOGUE = {
  items: [{ code: 'FRT_O', version: 1, name: { it: 'Prima risposta', en: 'First reply' }, unit: 'seconds' }],
  next: null,
};

const shown = async (items: readonly GoldenCaseRow[], language: 'it' | 'en' = 'it') => {
  const page = await show(GoldenCases, { inputs: { indicator: 'FRT_O' }, roles: ['care-manager'], language });
  await page.answer('GET', '/api/v1/indicators?limit=500', CATALOGUE);
  await page.answer('GET', '/api/v1/indicators/FRT_O/golden-cases', { items, next: null });
  return page;
};

describe('Golden cases', () => {
  it('tell the case, the figure with its parts, and each event on the clock of the case', async () => {
    const page = await shown([NIGHT]);
    expect(page.text).toContain('Di notteArriva a sportello chiuso.');
    expect(page.text).toContain('FRT_O = 30,0 min1 800 s / 1');
    expect(page.text).toContain('Rossi: arrivo gio 12 nov, 18:00, risposta ven 13 nov, 09:00');
    expect(page.text).toContain('il termine scade ven 13 nov, 09:00');
    expect(page.text).toContain('i dati arrivano fino a ven 13 nov, 09:00');
  });

  it('draw what was counted over the time that it took', async () => {
    const page = await shown([NIGHT], 'en');
    const [counted] = page.all('rect.counted');
    // Half an hour of fifteen, at their end; the drawing keeps two per cent free on either side.
    expect(Number.parseFloat(counted!.getAttribute('width')!)).toBeCloseTo(96 / 30, 6);
    expect(Number.parseFloat(counted!.getAttribute('x')!)).toBeCloseTo(98 - 96 / 30, 6);
    expect(page.all('rect.open')).toHaveLength(1);
    expect(page.all('line.midnight')).toHaveLength(1);
    expect(page.text).toContain('By night');
  });

  it('take no room where a definition has none', async () => {
    const page = await shown([]);
    expect(page.text).toBe('');
  });
});
