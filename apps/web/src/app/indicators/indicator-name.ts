import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Language } from '../language/language';
import { definitionOf } from './definition';

/** An indicator's name in the reader's language. */
@Pipe({ name: 'indicatorName', pure: false })
export class IndicatorName implements PipeTransform {
  private readonly language = inject(Language);

  transform(code: string | null | undefined): string {
    if (!code) return '—';
    return definitionOf(code)?.name[this.language.code()] ?? code;
  }
}
