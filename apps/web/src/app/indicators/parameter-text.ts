import { Injectable, inject } from '@angular/core';
import { Language } from '../language/language';

/** The units in which a parameter can be written, the largest first, each with how many of the definition's own it holds. */
export const UNITS_OF: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  thresholdSeconds: { hour: 3600, minute: 60, second: 1 },
  windowDays: { day: 1 },
  termDays: { day: 1 },
  // Never in days: those of opening hours are shorter.
  termHours: { hour: 1 },
  percentile: { percent: 0.01 },
};

/** A parameter as it is read: so many of a unit. */
export interface WrittenParameter {
  readonly number: number;
  readonly unit: string;
}

/** Writes the parameters of a definition for people: 120 seconds are 2 minutes, a percentile is out of a hundred. */
@Injectable({ providedIn: 'root' })
export class ParameterText {
  private readonly language = inject(Language);

  written(name: string, value: unknown): string {
    if (typeof value !== 'number' || !UNITS_OF[name]) return String(value);
    const { number, unit } = inLargestUnit(name, value);
    return unit === 'percent' ? String(number) : this.format(unit).format(number);
  }

  /** The unit alone, such as *minuti*. */
  unit(unit: string): string {
    if (unit === 'percent') return '%';
    return this.format(unit)
      .formatToParts(2)
      .filter(({ type }) => type === 'unit')
      .map(({ value }) => value)
      .join('');
  }

  private format(unit: string): Intl.NumberFormat {
    return new Intl.NumberFormat(this.language.locale(), { style: 'unit', unit, unitDisplay: 'long' });
  }
}

/** In the largest unit that leaves it a whole number. */
export function inLargestUnit(name: string, value: number): WrittenParameter {
  const units = Object.entries(UNITS_OF[name] ?? {});
  const [unit, size] = units.find(([, one]) => value !== 0 && value % one === 0) ?? units.at(-1) ?? ['', 1];
  return { number: Number((value / size).toFixed(6)), unit };
}

/** Back in the definition's own unit. */
export function inOwnUnit(name: string, { number, unit }: WrittenParameter): number {
  return Number((number * (UNITS_OF[name]?.[unit] ?? 1)).toFixed(6));
}
