import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Rejection } from '@circolo/contracts';

/** Why a row was not taken, in one sentence. */
@Injectable({ providedIn: 'root' })
export class RejectionWords {
  private readonly texts = inject(TranslocoService);

  sentence({ reason, details }: Pick<Rejection, 'reason' | 'details'>): string {
    const field = details?.['field'];
    const named = typeof field === 'string' ? this.texts.translate<string>('words.field.' + field) : '';
    const key = `sources.reason.${reason}`;
    const sentence = this.texts.translate<string>(key, { ...details, field: named });
    return sentence === key ? this.texts.translate('sources.refusedRow') : sentence;
  }
}
