import { Pipe, type PipeTransform, inject } from '@angular/core';
import type { MeasurementRow } from '@circolo/contracts';
import { Language } from '../language/language';
import { PeriodText } from '../language/period-text';
import { weekdayNames } from '../language/weekday-names';

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
    return weekdayNames(this.language.locale())[Number(crossed.code) - 1] ?? crossed.name;
  }
}
