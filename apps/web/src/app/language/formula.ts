import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { INDICATORS, isIndicatorCode, type Parameters } from '@circolo/domain';

/** An indicator's formula in words, or that of its numerator or denominator, with the parameters of its definition put in: as it is shipped, unless others are given. */
@Pipe({ name: 'formula', pure: false })
export class Formula implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform(code: string | null | undefined, part: 'formula' | 'numerator' | 'denominator' = 'formula', others?: Parameters): string {
    if (!isIndicatorCode(code)) return '';
    const parameters = { ...INDICATORS[code].parameters, ...others };
    const percentile = parameters['percentile'];
    // Shares are read out of a hundred.
    const read = typeof percentile === 'number' ? { ...parameters, percentile: Math.round(percentile * 100) } : parameters;
    return this.texts.translate<string>(`words.${part}.${code}`, read);
  }
}
