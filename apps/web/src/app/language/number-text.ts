/** A number for the locale. Thousands are parted by a thin space in Italian, by a comma in English; minus is a true minus. */
export function numberText(value: number, locale: string, decimals = 0): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: 'always' });
  const thin = locale.startsWith('it');
  return format
    .formatToParts(value)
    .map(({ type, value: part }) => (type === 'group' && thin ? '\u202f' : type === 'minusSign' ? '−' : part))
    .join('');
}
