import pg from 'pg';

/** Text as a literal of SQL. */
export const literal = (text: string): string => `${pg.escapeLiteral(text)}::text`;

/** A literal of another type: read once, by the parser, and not for each row. */
export const typed = (text: string, type: 'date' | 'date[]' | 'interval' | 'jsonb' | 'timestamp' | 'timestamptz'): string =>
  `${pg.escapeLiteral(text)}::${type}`;

/** A list of words as the right side of IN; none of them for an empty list. */
export const words = (list: readonly string[]): string => (list.length > 0 ? `(${list.map(literal).join(', ')})` : '(null::text)');

/** The digits taken out: what remains of a text of digits is the empty text. */
export const withoutDigits = (text: string): string => `translate(${text}, '0123456789', '')`;
