import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from './language';
import { numberText } from './number-text';

/** A sentence about a number of things: `'shell.waiting' | counted: 3` reads its form `other`, with `{{ count }}` written for the locale. */
@Pipe({ name: 'counted', pure: false })
export class Counted implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(key: string, count: number, parameters: Record<string, unknown> = {}): string {
    return countedText(this.texts, this.language.locale(), key, count, parameters);
  }
}

/** The same outside of a template. */
export function countedText(
  texts: TranslocoService,
  locale: string,
  key: string,
  count: number,
  parameters: Record<string, unknown> = {},
): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other';
  return texts.translate(`${key}.${form}`, { ...parameters, count: numberText(count, locale) });
}
