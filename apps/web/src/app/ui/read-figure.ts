/** How many seconds a word for a unit of time stands for, in both languages. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, m: 60, h: 3600, ore: 3600, ora: 3600, hours: 3600, hour: 3600 };

/** The words and signs that may stand behind a figure of another unit, and how many of the unit's own one of them is. */
const SIGNS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  days: { '': 1, g: 1, gg: 1, giorno: 1, giorni: 1, d: 1, day: 1, days: 1 },
  'per-thousand': { '': 1, '‰': 1 },
  'per-hour': { '': 1, '/h': 1 },
  cents: { '': 100, '€': 100, eur: 100, euro: 100, euros: 100 },
};

/**
 * A figure as a person writes it, in the unit of its fact: `5 %` and `0,05` are the same fraction, `1,5 h`, `90 min` and `5400` the same
 * seconds, `4,20 €` and `4.2` the same cents. A bare number above one is a percentage where a fraction is asked for. @returns null when it cannot be told
 */
export function readFigure(text: string, unit: string | null, locale: string): number | null {
  const cleaned = text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-');
  const match = /^([+-]?[\d.,]*\d)([%‰€/a-z]*)$/i.exec(cleaned);
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
  const factor = (SIGNS[unit ?? ''] ?? { '': 1 })[word];
  return factor === undefined ? null : exact(number * factor);
}

/** The same figure for a field, so that reading it gives it back. */
export function writeFigure(value: number, unit: string | null, locale: string): string {
  const plain = (number: number) =>
    new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 12 }).format(Number(number.toPrecision(14)));
  if (unit === 'fraction') return `${plain(value * 100)} %`;
  if (unit === 'cents') return `${plain(value / 100)} €`;
  if (unit === 'per-thousand') return `${plain(value)} ‰`;
  if (unit !== 'seconds') return plain(value);
  if (Math.abs(value) >= 7200 && value % 360 === 0) return `${plain(value / 3600)} h`;
  if (Math.abs(value) >= 600 && value % 6 === 0) return `${plain(value / 60)} min`;
  return `${plain(value)} s`;
}

/** Comma or point may part the decimals, whatever the language; three digits after the language's own thousands sign are thousands. @returns null when it is no number */
export function readNumber(text: string, locale: string): number | null {
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
