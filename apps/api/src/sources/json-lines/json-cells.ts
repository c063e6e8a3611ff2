import { digits } from '../reading/digits';

const DEEPEST = 16;
/** Numbers of so many digits are not exact once they are parsed. */
const LONG_NUMBER = /\d{16}/;

/** A whole number as it stands in the file, which is longer than a number can be. */
class LongNumber {
  constructor(readonly text: string) {}
}

/** An object of a line by the dotted paths of its keys; null for a line that is none. Lists are told as JSON. */
export function cellsOfObject(line: string): ReadonlyMap<string, string> | null {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const cells = new Map<string, string>();
  try {
    collect(value as Readonly<Record<string, unknown>>, '', 1, cells);
    return cells;
  } catch (error) {
    // Lists inside of lists, deeper than can be told.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function collect(object: Readonly<Record<string, unknown>>, before: string, depth: number, cells: Map<string, string>): void {
  for (const [key, value] of Object.entries(object)) {
    const path = before + key;
    const isInside = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongNumber);
    if (isInside && depth < DEEPEST && Object.keys(value).length > 0)
      collect(value as Readonly<Record<string, unknown>>, `${path}.`, depth + 1, cells);
    else cells.set(path, textOf(value));
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof LongNumber) return value.text;
  if (typeof value === 'number') return digits(value);
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '' : JSON.stringify(value, plainNumber);
  return String(value);
}

const plainNumber = (_: string, value: unknown): unknown => (value instanceof LongNumber ? value.text : value);

/** Undefined for what is no JSON. */
function parsed(line: string): unknown {
  try {
    return LONG_NUMBER.test(line) ? JSON.parse(line, exactly) : JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Its source is told of every value that has no parts. */
function exactly(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source) ? new LongNumber(source) : value;
}
