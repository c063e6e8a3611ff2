import { Pipe, type PipeTransform, inject } from '@angular/core';
import { IndicatorsApi } from './indicators-api';

/** An indicator's name in the reader's language. */
@Pipe({ name: 'indicatorName', pure: false })
export class IndicatorName implements PipeTransform {
  private readonly indicators = inject(IndicatorsApi);

  transform(code: string | null | undefined): string {
    return code ? this.indicators.nameOf(code) : '—';
  }
}
