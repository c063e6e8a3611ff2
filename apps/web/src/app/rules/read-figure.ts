/** How many seconds a word for a unit of time stands for, in both languages. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, m: 60, h: 3600, ore: 3600, ora: 3600, hours: 3600, hour: 3600 };

/**
 * A figure as a person writes it, in the unit of its fact: `5 %` and `0,05` are the same fraction, `1,5 h`, `90 min` and `5400` the same
 * seconds. A bare number above one is a percentage where a fraction is asked for. @returns null when it cannot be told
 */
export function readFigure(text: string, unit: string | null, locale: string): number | null {
  const cleaned = text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-');
  const match = /^([+-]?[\d.,]*\d)([%a-z]*)$/i.exec(cleaned);
  if (!match) return null;
  const number = readNumber(match[1] ?? '', locale);
  const word = (match[2] ?? '').toLowerCase();
  if (number === null) return null;
  if (unit === 'fraction') {
    if (word !== '' && word !== '%') return null;
    return word === '%' || Math.abs(number) > 1 ? exact(number / 100) : number;
  }
  if (unit === 'seconds') {
    const seconds = word === '' ? 1 : SECONDS[word];
    return seconds === undefined ? null : exact(number * seconds);
  }
  return word === '' ? number : null;
}

/** The same figure for a field, so that reading it gives it back. */
export function writeFigure(value: number, unit: string | null, locale: string): string {
  const plain = (number: number) =>
    new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 12 }).format(Number(number.toPrecision(14)));
  if (unit === 'fraction') return `${plain(value * 100)} %`;
  if (unit !== 'seconds') return plain(value);
  if (Math.abs(value) >= 7200 && value % 360 === 0) return `${plain(value / 3600)} h`;
  if (Math.abs(value) >= 600 && value % 6 === 0) return `${plain(value / 60)} min`;
  return `${plain(value)} s`;
}

/** Comma or point may part the decimals, whatever the language; three digits after the language's own thousands sign are thousands. */
function readNumber(text: string, locale: string): number | null {
  const thousands = locale.startsWith('it') ? '.' : ',';
  const decimal = thousands === '.' ? ',' : '.';
  const grouped = new RegExp(`^[+-]?[1-9]\\d{0,2}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`).test(text);
  const plain = grouped ? text.replaceAll(thousands, '').replace(decimal, '.') : text.replace(',', '.');
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : null;
}

/** Without the noise of binary fractions: 0.07 and not 0.07000000000000001. */
function exact(number: number): number {
  return Number(number.toPrecision(15));
}
