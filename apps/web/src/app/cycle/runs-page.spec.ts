import { show } from '../../testing/page';
import { RunsPage } from './runs-page';

const LIST = '/api/v1/evaluation-runs?limit=100';

describe('Runs', () => {
  it('says what will be here', async () => {
    const page = await show(RunsPage, { roles: ['care-manager'] });
    await page.answer('GET', LIST, { items: [], next: null });
    expect(page.text).toContain('La prima si avvia quando i contatti di un periodo sono stati importati.');
  });

  it('says why a run could not start, and leads to the one that is going', async () => {
    const page = await show(RunsPage, { roles: ['care-manager'] });
    await page.answer('GET', LIST, { items: [], next: null });
    const [button] = page.all('button').filter(({ textContent }) => textContent?.includes('Elabora '));
    button?.click();
    const refusal = { code: 'run-already-going', details: { run: { id: 'the-other', number: 3 } } };
    expect(await page.answer('POST', '/api/v1/evaluation-runs', refusal, 409)).toEqual({ period: expect.stringMatching(/^\d{4}-\d{2}$/) });
    expect(page.text).toContain('Questo periodo è già in elaborazione.');
    expect(page.link("Apri l'elaborazione in corso")).toBe('/runs/the-other');
  });

  it('offers no start to who may not', async () => {
    const page = await show(RunsPage, { roles: ['auditor'], language: 'en' });
    await page.answer('GET', LIST, { items: [], next: null });
    expect(page.text).not.toContain('Evaluate');
  });
});
