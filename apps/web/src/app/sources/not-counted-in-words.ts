import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { NotCounted } from '@circolo/contracts';
import { countedText } from '../language/counted';
import { Language } from '../language/language';

/** Why records are not among those of an indicator, in one sentence. */
@Injectable({ providedIn: 'root' })
export class NotCountedWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  sentence({ code, field = '', among = [], amount = 0, unit, openingHours }: Omit<NotCounted, 'count'>): string {
    if (code === 'said-yes' || code === 'said-no') return this.texts.translate(`sources.quality.leftOut.${code}.${field}`);
    const outcomes =
      code === 'other-outcome' ? among.map((outcome) => this.texts.translate<string>(`indicators.records.outcomes.${outcome}`)) : [];
    return this.texts.translate(`sources.quality.leftOut.${code}`, {
      field: field === '' ? '' : this.texts.translate<string>('words.field.' + field),
      outcomes: outcomes.join(', '),
      amount: unit === undefined ? amount : this.term(amount, openingHours ? 'opening-hours' : unit),
    });
  }

  private term(amount: number, unit: string): string {
    return countedText(this.texts, this.language.locale(), `sources.quality.term.${unit}`, amount);
  }
}
