/** A part of an instant or a duration. */
export type Part = 'year' | 'shortYear' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** One way in which a format can be written out: `H:mm` is written in 4 letters or in 5. */
export interface Written {
  /** A LIKE pattern that texts written so match. */
  readonly like: string;
  /** Where each part stands: the place of its first letter (1 is the first) and how many letters it has. */
  readonly places: Readonly<Partial<Record<Part, { readonly from: number; readonly length: number }>>>;
}

export type FormatFault = 'unknown-letter' | 'part-twice' | 'open-quote' | 'unclear' | 'date-missing' | 'no-parts' | 'parts-out-of-order';

type Token = { readonly part: Part; readonly lengths: readonly number[] } | { readonly literal: string };

const LETTERS: Readonly<Record<string, Token>> = {
  yyyy: { part: 'year', lengths: [4] },
  yy: { part: 'shortYear', lengths: [2] },
  MM: { part: 'month', lengths: [2] },
  M: { part: 'month', lengths: [1, 2] },
  dd: { part: 'day', lengths: [2] },
  d: { part: 'day', lengths: [1, 2] },
  HH: { part: 'hour', lengths: [2] },
  H: { part: 'hour', lengths: [1, 2] },
  mm: { part: 'minute', lengths: [2] },
  m: { part: 'minute', lengths: [1, 2] },
  ss: { part: 'second', lengths: [2] },
  s: { part: 'second', lengths: [1, 2] },
};
/** The greatest part of a duration goes beyond 23 or 59. */
const LEADING_LENGTHS = [1, 2, 3, 4];

/** A fault in a format, or the ways in which it is written out. */
export type FormatReading = { readonly fault: FormatFault } | { readonly written: readonly Written[]; readonly literals: string };

/** Reads the format of an instant in Unicode's letters, such as `dd/MM/yyyy H:mm`. */
export function instantFormat(format: string): FormatReading {
  const tokens = tokensOf(format);
  if (!Array.isArray(tokens)) return tokens;
  const parts = partsOf(tokens);
  const isDated = parts.includes('month') && parts.includes('day') && (parts.includes('year') || parts.includes('shortYear'));
  return isDated ? readingOf(tokens) : { fault: 'date-missing' };
}

/** Reads the format of a duration: hours, minutes and seconds, the greatest first, such as `H.mm.ss`. */
export function durationFormat(format: string): FormatReading {
  const tokens = tokensOf(format);
  if (!Array.isArray(tokens)) return tokens;
  const parts = partsOf(tokens);
  if (parts.some((part) => !['hour', 'minute', 'second'].includes(part))) return { fault: 'unknown-letter' };
  const inOrder = (['hour', 'minute', 'second'] as const).filter((part) => parts.includes(part));
  if (inOrder.join() !== parts.join()) return { fault: 'parts-out-of-order' };
  return readingOf(tokens.map((token) => ('part' in token && token.part === parts[0] ? { ...token, lengths: LEADING_LENGTHS } : token)));
}

function tokensOf(format: string): Token[] | { readonly fault: FormatFault } {
  const tokens: Token[] = [];
  const pieces = format.match(/'[^']*'?|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  for (const piece of pieces) {
    if (piece.startsWith("'")) {
      if (piece.length < 2 || !piece.endsWith("'")) return { fault: 'open-quote' };
      tokens.push({ literal: piece === "''" ? "'" : piece.slice(1, -1) });
    } else if (/[A-Za-z]/.test(piece)) {
      const token = LETTERS[piece];
      if (!token) return { fault: 'unknown-letter' };
      tokens.push(token);
    } else tokens.push({ literal: piece });
  }
  const parts = partsOf(tokens).map((part) => (part === 'shortYear' ? 'year' : part));
  if (parts.length === 0) return { fault: 'no-parts' };
  return new Set(parts).size === parts.length ? tokens : { fault: 'part-twice' };
}

const partsOf = (tokens: readonly Token[]): Part[] => tokens.flatMap((token) => ('part' in token ? [token.part] : []));

function readingOf(tokens: readonly Token[]): FormatReading {
  let ways: Written[] = [{ like: '', places: {} }];
  const length = new Map<Written, number>([[ways[0]!, 0]]);
  const grown = (way: Written, like: string, letters: number, part?: Part): Written => {
    const from = length.get(way)! + 1;
    const next = { like: way.like + like, places: part ? { ...way.places, [part]: { from, length: letters } } : way.places };
    length.set(next, from - 1 + letters);
    return next;
  };
  for (const token of tokens) {
    ways = ways.flatMap((way) =>
      'literal' in token
        ? [grown(way, token.literal.replace(/[\\%_]/g, '\\$&'), [...token.literal].length)]
        : token.lengths.map((letters) => grown(way, '_'.repeat(letters), letters, token.part)),
    );
  }
  if (new Set(ways.map(({ like }) => like)).size < ways.length) return { fault: 'unclear' };
  const literals = tokens.map((token) => ('literal' in token ? token.literal : '')).join('');
  return /\d/.test(literals) ? { fault: 'unclear' } : { written: ways, literals };
}
