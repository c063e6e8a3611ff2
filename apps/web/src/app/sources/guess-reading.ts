import type { FieldKind, MappingField } from '@circolo/contracts';

/** What a guess says of a column beyond its name. */
export type GuessedReading = Pick<Extract<MappingField, { column: string }>, 'as' | 'format' | 'true' | 'false' | 'values' | 'blank'>;

const DATES = [
  'dd/MM/yyyy',
  'd/M/yyyy',
  'dd-MM-yyyy',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'MM/dd/yyyy',
  'M/d/yyyy',
];
const TIMES = [' HH:mm:ss', ' HH:mm', ' H:mm:ss', ' H:mm', ' HH.mm.ss', ' HH.mm', ' H.mm.ss', ' H.mm', ' HHmmss', ''];
/** The ways in which instants are written, the day before the month first: tried in this order. */
export const INSTANT_FORMATS: readonly string[] = ['iso', ...DATES.flatMap((date) => TIMES.map((time) => date + time))];
export const DURATION_FORMATS = ['H:mm:ss', 'H.mm.ss', 'm:ss', 'm.ss'] as const;

const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const NOTHING = ['-', '--', 'NULL', 'null', 'N/A', 'n/a', 'n.d.', 'ND'];
const YES = /^(true|yes|y|1|s[iì]|s|vero|ok)$/i;
const NO = /^(false|no|n|0|falso|ko)$/i;
const OUTCOMES: readonly (readonly [RegExp, string])[] = [
  [/abband|abandon|lost|persa|drop|hang/i, 'abandoned'],
  [/ivr|self|automat/i, 'left-in-ivr'],
  [/altro ente|not.?ours|wrong|errat/i, 'not-ours'],
  [/rispo|answer|handled|gestit|agent|served|complet/i, 'answered'],
];
const MOST_WORDS = 20;

/** How a column is read, by the values of its first rows. */
export function guessReading(kind: FieldKind, samples: readonly string[]): GuessedReading {
  const blank = NOTHING.filter((word) => samples.includes(word));
  const cells = samples.filter((cell) => !blank.includes(cell));
  return { ...readingOf(kind, cells), ...(blank.length > 0 ? { blank } : {}) };
}

function readingOf(kind: FieldKind, cells: readonly string[]): GuessedReading {
  if (cells.length === 0) return {};
  const words = [...new Set(cells)];
  switch (kind) {
    case 'instant': {
      const format = INSTANT_FORMATS.find((one) => cells.every((cell) => matches(one, cell)));
      return { as: 'instant', ...(format && format !== 'iso' ? { format } : {}) };
    }
    case 'seconds': {
      if (cells.every((cell) => /^-?\d+([.,]\d+)?$/.test(cell))) return { as: 'number' };
      const format = DURATION_FORMATS.find((one) => cells.every((cell) => matches(one, cell)));
      return format ? { as: 'duration', format } : { as: 'number' };
    }
    case 'boolean': {
      // Words that are neither stay out: the preview shows them, and a person says what they mean.
      const [yes, no] = [words.filter((word) => YES.test(word)), words.filter((word) => NO.test(word))];
      const isUsual = yes.length + no.length === words.length || words.length > MOST_WORDS || yes.length === 0 || no.length === 0;
      return isUsual ? { as: 'boolean' } : { as: 'boolean', true: yes, false: no };
    }
    case 'outcome':
      return words.length > MOST_WORDS ? {} : outcomesOf(words);
    case 'score':
      return { as: 'number' };
    default:
      return {};
  }
}

function outcomesOf(words: readonly string[]): GuessedReading {
  const known = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'];
  if (words.every((word) => known.includes(word))) return {};
  const values = words.map((word) => {
    if (YES.test(word)) return [word, 'answered'];
    if (NO.test(word)) return [word, 'abandoned'];
    return [word, OUTCOMES.find(([pattern]) => pattern.test(word))?.[1] ?? 'other'];
  });
  return { values: Object.fromEntries(values) as Record<string, string> };
}

/** Whether a text can have been written so; days and months beyond the calendar tell the two orders apart. */
function matches(format: string, cell: string): boolean {
  if (format === 'iso') return ISO.test(cell);
  const pattern = format.replace(/[.\-/]/g, '\\$&').replace(/yyyy|MM|M|dd|d|HH|H|mm|m|ss/g, (part) => GROUPS[part] ?? part);
  return new RegExp(`^${pattern}$`).test(cell);
}

const GROUPS: Readonly<Record<string, string>> = {
  yyyy: '\\d{4}',
  MM: '(0\\d|1[0-2])',
  M: '(\\d|0\\d|1[0-2])',
  dd: '([0-2]\\d|3[01])',
  d: '([0-2]?\\d|3[01])',
  HH: '([01]\\d|2[0-3])',
  H: '\\d{1,4}',
  mm: '[0-5]\\d',
  m: '\\d{1,4}',
  ss: '[0-5]\\d',
};
