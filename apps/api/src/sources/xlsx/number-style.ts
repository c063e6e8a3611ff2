/** How a number is shown, as far as that says what it means. `elapsed` goes on beyond 24 hours. */
export interface NumberStyle {
  readonly kind: 'number' | 'date' | 'datetime' | 'time' | 'elapsed';
  /** Parts of a second are shown. */
  readonly fractions: boolean;
}

export const PLAIN: NumberStyle = { kind: 'number', fractions: false };

const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};
/** Dates of the languages of East Asia. */
const isFurtherDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** @param code of the workbook's own format; the built-in one of that number when there is none */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return isFurtherDate(id) ? { kind: 'date', fractions: false } : styleOf(BUILT_IN[id] ?? 'General');
  return styleOf(code);
}

function styleOf(code: string): NumberStyle {
  const plain = code
    .toLowerCase()
    .replace(/\\.|"[^"]*"|[_*]./g, '')
    .split(';')[0]!
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|general/g, '');
  const fractions = /s\]?\.0/.test(plain);
  if (/\[[hms]+\]/.test(plain)) return { kind: 'elapsed', fractions };
  const isTimed = /[hs]/.test(plain);
  if (/[yd]/.test(plain) || (plain.includes('m') && !isTimed)) return { kind: isTimed ? 'datetime' : 'date', fractions };
  return isTimed ? { kind: 'time', fractions } : PLAIN;
}
