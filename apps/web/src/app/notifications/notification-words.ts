import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { NotificationRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Language } from '../language/language';
import { numberText } from '../language/number-text';
import { PeriodText } from '../language/period-text';

/** The sentence of what a person was told: the server sends its figures and names. Provided by the page, with the pipes that it writes by. */
@Injectable()
export class NotificationWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly period = inject(PeriodText);
  private readonly instant = inject(Instant);

  sentence({ cause, details, object }: NotificationRow): string {
    const key = object.kind === 'improvement-action' ? `notifications.one.${cause}` : `notifications.cause.${cause}`;
    return this.texts.translate(key, Object.fromEntries(Object.entries(details).map(([name, value]) => [name, this.written(name, value)])));
  }

  private written(name: string, value: unknown): string {
    if (typeof value === 'number') return numberText(value, this.language.locale());
    if (typeof value !== 'string') return '—';
    if (name === 'period') return this.period.transform(value);
    return name === 'startsAt' ? this.instant.transform(value) : value;
  }
}
