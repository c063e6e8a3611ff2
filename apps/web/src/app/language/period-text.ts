import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstDayOf, kindOf } from '../shell/period-choices';
import { Language } from './language';

/** A period in words: `2026-10` reads *ottobre 2026*, `2026-Q4` reads *4º trimestre 2026*. */
@Pipe({ name: 'period', pure: false })
export class PeriodText implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(period: string | null | undefined): string {
    if (!period) return '—';
    const kind = kindOf(period);
    const first = firstDayOf(period);
    const write = (form: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(this.language.locale(), { ...form, timeZone: 'UTC' }).format(first);
    if (kind === 'month') return write({ month: 'long', year: 'numeric' });
    if (kind === 'day') return write({ day: 'numeric', month: 'long', year: 'numeric' });
    if (kind === 'year') return period;
    return this.texts.translate(`words.period.${kind}`, { year: period.slice(0, 4), number: Number(period.slice(6)) });
  }
}
