import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { INDICATORS, type IndicatorCode, isIndicatorCode, type Parameters } from '@circolo/domain';
import type { LanguageCode } from './language';

export type FormulaPart = 'formula' | 'numerator' | 'denominator';

/** An indicator's formula in words, or that of its numerator or denominator, with the parameters of its definition put in: as it is shipped, unless others are given. */
@Pipe({ name: 'formula', pure: false })
export class Formula implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform(code: string | null | undefined, part: FormulaPart = 'formula', others?: Parameters): string {
    return isIndicatorCode(code) ? formulaText(this.texts, code, part, others) : '';
  }
}

/** The same outside of a template; in another language than the reader's where one is given. */
export function formulaText(
  texts: TranslocoService,
  code: IndicatorCode,
  part: FormulaPart,
  others: Parameters = {},
  language?: LanguageCode,
): string {
  const parameters = { ...INDICATORS[code].parameters, ...others };
  const percentile = parameters['percentile'];
  // Shares are read out of a hundred.
  const read = typeof percentile === 'number' ? { ...parameters, percentile: Math.round(percentile * 100) } : parameters;
  return texts.translate<string>(`words.${part}.${code}`, read, language);
}
