import { Injectable, Injector, type Type, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Conflict } from './conflict-dialog';
import type { Question } from './question-dialog';
import type { ValueCardData } from './value-card';

/** Opens dialogs; the code for them comes when the first one is needed. Focus returns to where it was. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Asks before something is done; answers the reason (empty when none was asked for), or null when the person thought better of it. */
  async ask(question: Question): Promise<string | null> {
    const { QuestionDialog } = await import('./question-dialog');
    return (await this.open<string | null>(QuestionDialog, question)) ?? null;
  }

  async conflict(versions: Conflict): Promise<void> {
    const { ConflictDialog } = await import('./conflict-dialog');
    await this.open(ConflictDialog, versions);
  }

  async valueCard(data: ValueCardData): Promise<void> {
    const { ValueCard } = await import('./value-card');
    await this.open(ValueCard, data, '360px');
  }

  async open<Answer>(dialog: Type<unknown>, data: unknown, width = '480px'): Promise<Answer | undefined> {
    const { MatDialog } = await import('@angular/material/dialog');
    const reference = this.injector.get(MatDialog).open<unknown, unknown, Answer>(dialog, {
      data,
      width,
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'first-tabbable',
      // At once, not when it has come in: by then a person may be in another field, and would go on typing in the first.
      delayFocusTrap: false,
      restoreFocus: true,
    });
    return firstValueFrom(reference.afterClosed());
  }
}
