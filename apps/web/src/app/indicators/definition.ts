import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Direction, type IndicatorCode, type Indicator, INDICATORS, isIndicatorCode } from '@circolo/domain';

/** The sign of the good side: higher, lower, inside a band, or none. */
export const ARROWS: Readonly<Record<Direction, string>> = { up: '↑', down: '↓', band: '↔', context: '·' };

/** The definition of an indicator, or `null` for a code that the catalogue does not hold. */
export function definitionOf(code: string | undefined): Indicator<IndicatorCode> | null {
  return isIndicatorCode(code) ? INDICATORS[code] : null;
}

/** The parameters of a definition in words, such as *soglia: 20 secondi*. */
@Pipe({ name: 'parameters', pure: false })
export class Parameters implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform({ parameters }: Pick<Indicator, 'parameters'>): string {
    const told = Object.entries(parameters).map(([name, value]) => {
      const read = name === 'percentile' ? Math.round(Number(value) * 100) : value;
      return this.texts.translate<string>(`indicators.parameter.${name}`, { value: read });
    });
    return told.length === 0 ? '—' : told.join(', ');
  }
}

/** The fields of the records without which an indicator has no value, in words. */
@Pipe({ name: 'needs', pure: false })
export class Needs implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform({ needs }: Pick<Indicator, 'needs'>): string {
    const fields = [...new Set(needs.map(({ field }) => field))];
    return fields.length === 0 ? '—' : fields.map((field) => this.texts.translate<string>(`words.field.${field}`)).join(', ');
  }
}
