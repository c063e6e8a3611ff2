/**
 * What a cell looks like that PostgreSQL reads by its type alone, with nothing left to check: `text` of at most 500 bytes, a UTC
 * `instant` to the second that exists, `seconds` in whole numbers, a `score` on its scale, `true` or `false`, the word of an `outcome`.
 * `any`: a column that nobody reads.
 */
export type PlainShape =
  | { readonly kind: 'text' | 'instant' | 'seconds' | 'boolean' | 'outcome'; readonly required: boolean }
  | { readonly kind: 'score'; readonly required: boolean; readonly scale: readonly [number, number] }
  | { readonly kind: 'any'; readonly required: false };

const OUTCOMES = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'].map((word) => Buffer.from(word));
const [TRUE, FALSE] = [Buffer.from('true'), Buffer.from('false')];
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LONGEST_TEXT = 500;
const LONGEST_SECONDS = 2_147_483;
const NOT_A_NUMBER = -1;

/** Whether the bytes from `start` up to `end` (left out) are plain; an empty cell is, where it is not required. */
export function isPlain(shape: PlainShape, bytes: Buffer, start: number, end: number): boolean {
  if (start === end) return !shape.required;
  switch (shape.kind) {
    case 'any':
      return true;
    case 'text':
      return end - start <= LONGEST_TEXT;
    case 'instant':
      return isUtcSecond(bytes, start, end);
    case 'seconds': {
      const seconds = digits(bytes, start, end);
      return end - start <= 7 && seconds >= 0 && seconds <= LONGEST_SECONDS;
    }
    case 'score': {
      const score = end - start <= 4 ? digits(bytes, start, end) : NOT_A_NUMBER;
      return score !== NOT_A_NUMBER && score >= shape.scale[0] && score <= shape.scale[1];
    }
    case 'boolean':
      return equals(TRUE, bytes, start, end) || equals(FALSE, bytes, start, end);
    case 'outcome':
      return isOutcome(bytes, start, end);
  }
}

function isOutcome(bytes: Buffer, start: number, end: number): boolean {
  for (const word of OUTCOMES) if (equals(word, bytes, start, end)) return true;
  return false;
}

/** `2026-11-21T09:30:00Z`, on a day that exists. */
function isUtcSecond(bytes: Buffer, start: number, end: number): boolean {
  if (end - start !== 20 || bytes[start + 10] !== 84 || bytes[start + 19] !== 90) return false;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  const year = digits(bytes, start, start + 4);
  const month = digits(bytes, start + 5, start + 7);
  const day = digits(bytes, start + 8, start + 10);
  const hour = digits(bytes, start + 11, start + 13);
  const minute = digits(bytes, start + 14, start + 16);
  const second = digits(bytes, start + 17, start + 19);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > DAYS[month]!) return false;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** The number that digits write; -1 for anything else. */
function digits(bytes: Buffer, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return NOT_A_NUMBER;
    number = number * 10 + digit;
  }
  return number;
}

function equals(word: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return false;
  return true;
}
