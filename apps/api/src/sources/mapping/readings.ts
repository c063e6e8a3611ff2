import type { FieldKind } from '@circolo/contracts';

export type Reading = 'text' | 'number' | 'instant' | 'duration' | 'boolean' | 'date';

/** The readings that a kind of field can have, the usual one first. */
export const READINGS: Readonly<Record<FieldKind, readonly Reading[]>> = {
  text: ['text'],
  code: ['text'],
  outcome: ['text'],
  measure: ['text'],
  instant: ['instant'],
  moment: ['instant', 'date'],
  date: ['date'],
  seconds: ['number', 'duration'],
  boolean: ['boolean'],
  score: ['number'],
  whole: ['number'],
  decimal: ['number'],
};

/** Outcomes as they are kept: one letter each. */
export const OUTCOME_LETTERS = { answered: 'a', abandoned: 'b', 'left-in-ivr': 'i', 'not-ours': 'n', other: 'o' } as const;

/** The words of yes and no where a mapping names none; in small letters, capitals, or with a capital first. */
export const USUAL_WORDS = { true: ['true', 'yes', 'y', '1', 'sì', 'si', 's', 'vero'], false: ['false', 'no', 'n', '0', 'falso'] } as const;

export const LONGEST_TEXT = 500;
/** Whole milliseconds in four bytes: almost 25 days. */
export const LONGEST_SECONDS = 2_147_483.647;
