/** The two-sided 95 % quantile of the normal distribution. */
export const Z_95 = 1.959963984540054;

/** Two-sided error of a test taken alone. */
export const SIGNIFICANCE_LEVEL = 0.05;

const SERIES_LIMIT = 2.5;
const FRACTION_TERMS = 120;

/** Two-sided p of a normal deviate: the chance of being at least this far from zero. */
export function normalTwoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < SERIES_LIMIT ? 1 - errorFunctionSeries(x) : complementFraction(x);
}

/**
 * Two-sided p of Student's t with a whole number of degrees of freedom, by the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4.
 * An infinite t (points exactly on a line) has p = 0.
 */
export function studentTwoSidedP(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return Math.min(1, Math.max(0, 1 - inside));
}

/** The least-squares slope through points, and the two-sided p of its t-test; `null` with fewer than three points or one single x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): { readonly slope: number; readonly p: number } | null {
  const n = points.length;
  if (n < 3) return null;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sxx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (sxx === 0) return null;
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / sxx;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  if (slope === 0) return { slope, p: 1 };
  const error = Math.sqrt(residual / (n - 2) / sxx);
  return { slope, p: studentTwoSidedP(slope / error, n - 2) };
}

/** erf by the series of positive terms, Abramowitz and Stegun 7.1.6. */
function errorFunctionSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc by the continued fraction, Abramowitz and Stegun 7.1.14, from its tail upwards. */
function complementFraction(x: number): number {
  let fraction = x;
  for (let n = FRACTION_TERMS; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
