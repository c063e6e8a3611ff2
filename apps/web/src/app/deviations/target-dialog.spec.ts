import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { IndicatorRow, TargetRow } from '@circolo/contracts';
import { UNITS } from '@circolo/domain';
import { type ShownPage, show } from '../../testing/page';
import itTexts from './it.json';
import enTexts from './en.json';
import { TargetDialog } from './target-dialog';

const indicator = (code: string, unit: string, direction: IndicatorRow['direction'] = 'up'): IndicatorRow => ({
  ...{ code, version: 1, name: { it: code, en: code }, dimension: 'effectiveness', unit, direction, parameters: {} },
  ...{ minimumSample: 30, about: 'service' },
});
const CATALOGUE = {
  items: [indicator('RES', 'fraction'), indicator('ASA', 'seconds', 'down'), indicator('CPC', 'cents', 'down')],
  next: null,
};

async function dialog(target: TargetRow | null = null): Promise<ShownPage<TargetDialog>> {
  const providers = [
    { provide: MAT_DIALOG_DATA, useValue: target },
    { provide: MatDialogRef, useValue: { close: () => undefined } },
  ];
  const page = await show(TargetDialog, { roles: ['care-manager'], providers });
  await page.answer('GET', /\/indicators\?/, CATALOGUE);
  await page.answer('GET', /\/subjects\?/, { items: [], next: null });
  return page;
}

async function chosen(page: ShownPage<TargetDialog>, code: string): Promise<void> {
  const select = page.all('#target-indicator')[0] as HTMLSelectElement;
  select.value = code;
  select.dispatchEvent(new Event('change'));
  await page.settle();
}

describe('A target', () => {
  it.each([
    ['RES', '85', 0.85],
    ['RES', '0,5', 0.005],
    ['RES', '87,5 %', 0.875],
    ['ASA', '1.234,5', 1234.5],
    ['ASA', '24 h', 86_400],
    ['CPC', '4,20', 420],
  ])('of %s written %s is kept as %d', async (code, text, value) => {
    const page = await dialog();
    await chosen(page, code);
    await page.fill('Obiettivo', text);
    await page.click('Salva');
    const sent = await page.answer('POST', '/api/v1/targets', {});
    expect(sent).toMatchObject({ indicator: code, value, warning: null, critical: null });
  });

  it('that cannot be read is said so, and nothing is sent', async () => {
    const page = await dialog();
    await page.fill('Obiettivo', 'tanto');
    await page.click('Salva');
    expect(page.text).toContain('Un valore non si capisce');
  });

  it('has a hint for every unit that there is', () => {
    for (const texts of [itTexts, enTexts]) expect(Object.keys(texts.targets.valueHint).toSorted()).toEqual([...UNITS].toSorted());
  });
});
