import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../language/language';
import { numberText } from '../language/number-text';

/** A figure cut in two, since the unit stands small and grey beside the number. */
export interface WrittenFigure {
  readonly number: string;
  readonly unit: string;
}

const MINUTES_FROM = 600;
const HOURS_FROM = 7200;
/** Units whose differences are told in points. */
const IN_POINTS = ['fraction', 'score'];

/** Writes figures for the reader's locale: fractions as percentages, seconds in the unit that reads best, never a missing value as zero. */
@Injectable({ providedIn: 'root' })
export class Figures {
  private readonly language = inject(Language);
  private readonly texts = inject(TranslocoService);

  /**
   * `unit` is the indicator's; one that is not known is left out. Figures that stand side by side share the `scale` of the largest, so
   * that all are seconds, or all minutes. A `score` of -100..100 is no percentage and has no sign.
   */
  written(value: number | null | undefined, unit: string, scale?: number | null): WrittenFigure {
    if (value === null || value === undefined) return { number: '—', unit: '' };
    switch (unit) {
      case 'fraction':
        return { number: this.number(value * 100, 1), unit: '%' };
      case 'seconds':
        return this.duration(value, scale ?? value);
      case 'points':
        return { number: this.number(value, 2), unit: '' };
      case 'contacts':
        return { number: this.number(value, 0), unit: '' };
      case 'score':
        return { number: this.number(value, 1), unit: '' };
      case 'days':
        return { number: this.number(value, 1), unit: this.texts.translate('words.days') };
      case 'per-thousand':
        return { number: this.number(value, 1), unit: '‰' };
      case 'per-hour':
        return { number: this.number(value, 1), unit: '/h' };
      case 'cents':
        return { number: this.number(value / 100, 2), unit: '€' };
      default:
        return { number: this.number(value, Number.isInteger(value) ? 0 : 2), unit: '' };
    }
  }

  /** A difference, with its sign; of shares and scores in points. */
  difference(value: number | null | undefined, unit: string, scale?: number | null): WrittenFigure {
    const { number, unit: written } = this.written(value === null || value === undefined ? value : Math.abs(value), unit, scale);
    if (value === null || value === undefined) return { number, unit: written };
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    return { number: sign + number, unit: IN_POINTS.includes(unit) ? this.texts.translate('words.points') : written };
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

  number(value: number, decimals = 0): string {
    return numberText(value, this.language.locale(), decimals);
  }

  private duration(seconds: number, scale: number): WrittenFigure {
    const size = Math.abs(scale);
    if (size < MINUTES_FROM) return { number: this.number(seconds, size < 100 ? 1 : 0), unit: 's' };
    if (size < HOURS_FROM) return { number: this.number(seconds / 60, 1), unit: 'min' };
    return { number: this.number(seconds / 3600, 1), unit: 'h' };
  }
}
