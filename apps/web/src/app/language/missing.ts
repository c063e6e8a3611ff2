import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { INDICATORS, isIndicatorCode, MEASURES } from '@circolo/domain';

/**
 * Why a figure has no value, in one sentence: `records`, `small-group`, or the fields that no record had. Of an indicator that is named,
 * it says of which records there were none.
 */
@Pipe({ name: 'missing', pure: false })
export class Missing implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform(missing: readonly string[], indicator?: string): string {
    if (missing.length === 0) return '';
    const [only] = missing;
    if (only === 'records') return this.texts.translate(`words.missing.noRecords.${recordsOf(indicator)}`);
    if (only === 'small-group') return this.texts.translate('words.missing.small-group');
    const fields = missing.map((field) => this.texts.translate<string>(`words.field.${field}`)).join(', ');
    return this.texts.translate('words.missing.fields', { fields });
  }
}

/** The kind of records that an indicator is about first of all. */
function recordsOf(indicator: string | undefined): string {
  const first = isIndicatorCode(indicator) ? INDICATORS[indicator].base[0] : undefined;
  return first === undefined ? 'interactions' : MEASURES[first].over;
}
