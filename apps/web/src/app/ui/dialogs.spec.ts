import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import { show } from '../../testing/page';
import { LostPage } from '../shell/lost-page';
import { Dialogs } from './dialogs';

describe('Dialogs', () => {
  it('leave a person in the field that they chose while the dialog still came in', async () => {
    const slowly = { ...new MatDialogConfig(), enterAnimationDuration: 1000 };
    const page = await show(LostPage, { providers: [{ provide: MAT_DIALOG_DEFAULT_OPTIONS, useValue: slowly }] });
    const answered = TestBed.inject(Dialogs).ask({ title: 'Annullare?', action: 'Annulla la riga', reason: 'Motivo' });
    await page.until(() => page.dialog.includes('Motivo'));
    const field = page.all('#question-reason')[0]!;
    field.focus();
    await comeIn(page.all('mat-dialog-container')[0]!);
    expect(document.activeElement).toBe(field);

    await page.fill('Motivo', 'scritto qui');
    await page.clickInDialog('Annulla la riga');
    expect(await answered).toBe('scritto qui');
  });
});

/** Until nothing of the dialog moves any more. */
async function comeIn(container: HTMLElement): Promise<void> {
  expect(container.classList).toContain('mdc-dialog--opening');
  while (container.classList.contains('mdc-dialog--opening')) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 50));
}
