import type { MeasuredRecord } from '@circolo/contracts';
import { show } from '../../testing/page';
import { RecordsPage } from './records-page';

const record = (externalId: string, values: MeasuredRecord['values']): MeasuredRecord => ({
  ...{ externalId, source: 'protocollo', import: '00000000-0000-4000-8000-000000000001', day: '2026-10-05', values },
});
const rubbish = { kind: 'topic' as const, id: '00000000-0000-4000-8000-000000000002', code: 'rifiuti', name: 'Rifiuti' };

describe('The records behind a figure', () => {
  it('of complaints: a column for each field that the figure is made of, and the subjects that are named', async () => {
    const page = await show(RecordsPage, { roles: ['care-manager'], inputs: { indicator: 'CMPL_T' } });
    await page.answer('GET', /\/measured-records\?.*kind=complaints/, {
      items: [
        record('r-1', {
          receivedAt: '2026-10-05T08:30:00.000Z',
          topic: rubbish,
          team: null,
          repliedAt: '2026-10-09T08:00:00.000Z',
          withdrawn: false,
        }),
        record('r-2', { receivedAt: '2026-10-06T08:30:00.000Z', topic: null, team: null, repliedAt: null, withdrawn: true }),
      ],
      next: null,
    });
    expect(page.all('thead th').map((head) => head.textContent?.trim())).toEqual([
      ...['Codice', "l'istante di ricevimento", "l'argomento", "l'istante della risposta motivata", 'se il reclamo è stato ritirato'],
    ]);
    expect(page.all('tbody tr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^r-1 protocollo.*5 ott 2026.*10:30\s?Rifiuti\s?9 ott 2026.*\s?no$/),
      expect.stringMatching(/^r-2 protocollo.*—\s?—\s?sì$/),
    ]);
    expect(page.text).toContain('nomi e commenti non si vedono mai');
  });

  it('of a figure over two kinds: one at a time', async () => {
    const page = await show(RecordsPage, { roles: ['care-manager'], inputs: { indicator: 'CPC', part: 'numerator' } });
    const cost = record('s-1', { from: '2026-10-01T00:00:00.000Z', measure: 'cost', value: 1234.5 });
    await page.answer('GET', /\/measured-records\?.*part=numerator.*kind=aggregates/, { items: [cost], next: null });
    expect(page.text).toMatch(/costo, da dati aggregati\s?1234,5/);
  });

  it('says when there are none', async () => {
    const page = await show(RecordsPage, { roles: ['care-manager'], inputs: { indicator: 'VIS' } });
    await page.answer('GET', /\/measured-records\?.*kind=visits/, { items: [], next: null });
    expect(page.text).toContain('Qui non ci sono dati di questo tipo.');
  });
});
