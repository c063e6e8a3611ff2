import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import {
  type Day,
  type LocalTime,
  type OpenHours,
  type OpeningCalendar,
  addLocalDays,
  epochOf,
  openMilliseconds,
  weekdayOf,
} from '@circolo/domain';
import { Figures } from '../ui/figures';

const MINUTE_MS = 60_000;

/** Open time in words, from milliseconds: *42 h 30*, *3 h*, *45 min*. */
@Pipe({ name: 'openLength', pure: false })
export class OpenLength implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly figures = inject(Figures);

  transform(milliseconds: number | null): string {
    if (milliseconds === null) return '—';
    const all = Math.round(milliseconds / MINUTE_MS);
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    const written = { hours: this.figures.number(hours), minutes: hours > 0 ? String(minutes).padStart(2, '0') : minutes };
    return this.texts.translate(`calendars.length.${minutes === 0 ? 'hours' : hours === 0 ? 'minutes' : 'both'}`, written);
  }
}

/** Minutes since midnight. */
export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How long a day's hours are by the clock, in milliseconds. */
export const lengthOf = (hours: readonly OpenHours[]): number =>
  hours.reduce((sum, { from, until }) => sum + (minutesOf(until) - minutesOf(from)) * MINUTE_MS, 0);

/** The Monday of the week that a day lies in. */
export const mondayOf = (day: Day): Day => addLocalDays(day, 1 - weekdayOf(day));

/** Open milliseconds of the week that begins on that Monday; `null` when the calendar does not reach back to it. */
export function openInWeek(calendar: OpeningCalendar, monday: Day, timeZone: string): number | null {
  const [start, end] = [monday, addLocalDays(monday, 7)].map((day) => new Date(epochOf(day, '00:00', timeZone)).toISOString());
  return openMilliseconds(calendar, start!, end!, timeZone);
}
