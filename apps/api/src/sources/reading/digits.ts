/** The shortest digits of a number, without an exponent, in the 15 places that spreadsheets are exact to. */
export function digits(value: number, decimal: '.' | ',' = '.'): string {
  const shortest = String(Number(value.toPrecision(15)));
  if (!shortest.includes('e')) return decimal === ',' ? shortest.replace('.', ',') : shortest;
  if (Math.abs(value) >= 1) return BigInt(Math.trunc(value)).toString();
  const written = value.toFixed(Math.min(100, 15 - Number(shortest.split('e')[1]))).replace(/\.?0+$/, '');
  return decimal === ',' ? written.replace('.', ',') : written;
}
