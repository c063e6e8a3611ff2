import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Why a figure has no value, in one sentence: `records`, `small-group`, or the fields that no record had. */
@Pipe({ name: 'missing', pure: false })
export class Missing implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform(missing: readonly string[]): string {
    if (missing.length === 0) return '';
    const [only] = missing;
    if (only === 'records' || only === 'small-group') return this.texts.translate(`words.missing.${only}`);
    const fields = missing.map((field) => this.texts.translate<string>(`words.field.${field}`)).join(', ');
    return this.texts.translate('words.missing.fields', { fields });
  }
}
