import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { INDICATORS, isIndicatorCode } from '@circolo/domain';

/** An indicator's formula in words, or that of its numerator or denominator, with the definition's parameters put in. */
@Pipe({ name: 'formula', pure: false })
export class Formula implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform(code: string | null | undefined, part: 'formula' | 'numerator' | 'denominator' = 'formula'): string {
    if (!isIndicatorCode(code)) return '';
    const { parameters } = INDICATORS[code];
    const percentile = parameters['percentile'];
    // Shares are read out of a hundred.
    const read = typeof percentile === 'number' ? { ...parameters, percentile: Math.round(percentile * 100) } : parameters;
    return this.texts.translate<string>(`words.${part}.${code}`, read);
  }
}
