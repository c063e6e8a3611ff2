import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../language/language';

/** A figure cut in two, since the unit stands small and grey beside the number. */
export interface WrittenFigure {
  readonly number: string;
  readonly unit: string;
}

const MINUTES_FROM = 600;
const HOURS_FROM = 7200;

/** Writes figures for the reader's locale: fractions as percentages, seconds in the unit that reads best, never a missing value as zero. */
@Injectable({ providedIn: 'root' })
export class Figures {
  private readonly language = inject(Language);
  private readonly texts = inject(TranslocoService);

  /** `unit` is the indicator's: `fraction`, `seconds`, `points`, `contacts`, or another word, which is then left out. */
  written(value: number | null | undefined, unit: string): WrittenFigure {
    if (value === null || value === undefined) return { number: '—', unit: '' };
    switch (unit) {
      case 'fraction':
        return { number: this.number(value * 100, 1), unit: '%' };
      case 'seconds':
        return this.duration(value);
      case 'points':
        return { number: this.number(value, 2), unit: '' };
      case 'contacts':
        return { number: this.number(value, 0), unit: '' };
      default:
        return { number: this.number(value, Number.isInteger(value) ? 0 : 2), unit: '' };
    }
  }

  /** A difference, with its sign; of fractions in percentage points. */
  difference(value: number | null | undefined, unit: string): WrittenFigure {
    const { number, unit: written } = this.written(value === null || value === undefined ? value : Math.abs(value), unit);
    if (value === null || value === undefined) return { number, unit: written };
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    return { number: sign + number, unit: unit === 'fraction' ? this.texts.translate('words.points') : written };
  }

  /** One line of text, such as `61,0 %`. */
  text(value: number | null | undefined, unit: string): string {
    const { number, unit: written } = this.written(value, unit);
    return written ? `${number} ${written}` : number;
  }

  /** An interval in one unit, such as `56,2–65,6 %`. */
  interval(low: number | null, high: number | null, unit: string): string {
    if (low === null || high === null) return '—';
    const [from, to] = [this.written(low, unit), this.written(high, unit)];
    if (from.unit !== to.unit) return `${this.text(low, unit)} – ${this.text(high, unit)}`;
    return `${from.number}–${to.number}${to.unit ? ` ${to.unit}` : ''}`;
  }

  /** Thousands are parted by a thin space in Italian, by a comma in English. */
  number(value: number, decimals = 0): string {
    const format = new Intl.NumberFormat(this.language.locale(), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: 'always',
    });
    return format
      .formatToParts(value)
      .map((part) => (part.type === 'group' && this.language.code() === 'it' ? '\u202f' : part.type === 'minusSign' ? '−' : part.value))
      .join('');
  }

  private duration(seconds: number): WrittenFigure {
    const size = Math.abs(seconds);
    if (size < MINUTES_FROM) return { number: this.number(seconds, size < 100 ? 1 : 0), unit: 's' };
    if (size < HOURS_FROM) return { number: this.number(seconds / 60, 1), unit: 'min' };
    return { number: this.number(seconds / 3600, 1), unit: 'h' };
  }
}
