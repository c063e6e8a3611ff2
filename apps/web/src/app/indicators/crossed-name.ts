import { Pipe, type PipeTransform, inject } from '@angular/core';
import type { MeasurementRow } from '@circolo/contracts';
import { Language } from '../language/language';
import { PeriodText } from '../language/period-text';

/** The name of the other subject of a pair: a weekday or a month in words, an hour as the span it is. */
@Pipe({ name: 'crossedName', pure: false })
export class CrossedName implements PipeTransform {
  private readonly language = inject(Language);
  private readonly periodText = new PeriodText();

  transform(crossed: MeasurementRow['crossed']): string {
    if (crossed === null) return '';
    if (crossed.kind === 'hour') return `${crossed.code}:00–${crossed.code}:59`;
    if (crossed.kind === 'month') return this.periodText.transform(crossed.code);
    if (crossed.kind !== 'weekday') return crossed.name;
    // The first of January 2024 was a Monday.
    const day = new Date(Date.UTC(2024, 0, Number(crossed.code)));
    return new Intl.DateTimeFormat(this.language.locale(), { weekday: 'long', timeZone: 'UTC' }).format(day);
  }
}
