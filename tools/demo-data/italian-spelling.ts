import { dayFacts, type DayFacts, type Moment } from './calendar.ts';

/** How Italian systems write days, times and yes or no in their exports. */
export function dateText(day: number): string {
  return italianDay(dayFacts(day));
}

export function italianDay({ year, month, dayOfMonth }: DayFacts): string {
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
}

export function isoDay({ year, month, dayOfMonth }: DayFacts): string {
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** `08:05:09`. */
export function timeText(second: number): string {
  return `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
}

export function momentText({ day, second }: Moment): string {
  return `${dateText(day)} ${timeText(second)}`;
}

/** `0.03.50` for 230 seconds; nothing for what is not known. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '';
  return `${Math.floor(seconds / 3600)}.${twoDigits(Math.floor(seconds / 60) % 60)}.${twoDigits(seconds % 60)}`;
}

export function yesOrNo(value: boolean | null): string {
  return value === null ? '' : value ? 'SI' : 'NO';
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
