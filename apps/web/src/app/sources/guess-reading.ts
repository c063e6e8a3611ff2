import { AGGREGATE_MEASURES, type FieldKind, INTERACTION_OUTCOMES, type MappingField } from '@circolo/contracts';

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
/** Instants that are written as numbers: a spreadsheet's, and those that count from 1970. */
export const COUNTED_FORMATS = ['excel-serial', 'epoch-seconds', 'epoch-milliseconds'] as const;
export const DATE_FORMATS: readonly string[] = ['iso', ...DATES];
export const DURATION_FORMATS = ['H:mm:ss', 'H.mm.ss', 'm:ss', 'm.ss', 'day-fraction'] as const;

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
    case 'instant':
    case 'moment': {
      const day = kind === 'moment' && DATE_FORMATS.find((one) => cells.every((cell) => matches(one, cell)));
      if (day && (day !== 'iso' || cells.every((cell) => cell.length === DAY_LENGTH))) return { as: 'date', ...formatOf(day) };
      return {
        as: 'instant',
        ...formatOf(INSTANT_FORMATS.find((one) => cells.every((cell) => matches(one, cell))) ?? countedFormat(cells)),
      };
    }
    case 'date':
      return { as: 'date', ...formatOf(DATE_FORMATS.find((one) => cells.every((cell) => matches(one, cell)))) };
    case 'measure': {
      const known: readonly string[] = AGGREGATE_MEASURES;
      const values = words.flatMap((word) => {
        const same = known.find((measure) => measure.toLowerCase() === word.toLowerCase());
        return same && same !== word ? [[word, same] as const] : [];
      });
      return values.length > 0 ? { values: Object.fromEntries(values) } : {};
    }
    case 'whole':
    case 'decimal':
      return { as: 'number' };
    case 'seconds': {
      if (cells.every((cell) => /^0[.,]\d{3,}$/.test(cell))) return { as: 'duration', format: 'day-fraction' };
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

const DAY_LENGTH = '2026-11-21'.length;
const formatOf = (format: string | undefined): { format?: string } => (format && format !== 'iso' ? { format } : {});

/** Numbers that are days since 1900 (1940 to 2150), or seconds or milliseconds since 1970 (1973 to 2286). */
function countedFormat(cells: readonly string[]): string | undefined {
  if (cells.every((cell) => /^\d{9,10}(\.\d+)?$/.test(cell))) return 'epoch-seconds';
  if (cells.every((cell) => /^\d{12,13}$/.test(cell))) return 'epoch-milliseconds';
  return cells.every((cell) => /^(1[5-9]|[2-8]\d)\d{3}([.,]\d+)?$/.test(cell)) ? 'excel-serial' : undefined;
}

function outcomesOf(words: readonly string[]): GuessedReading {
  const known: readonly string[] = INTERACTION_OUTCOMES;
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
