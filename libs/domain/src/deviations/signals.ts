/** The share of false alarms that a period's signals may hold. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Which of the comparisons of one period survive the correction for how many there are (Benjamini and Hochberg 1995): with the p-values
 * in order, all up to the last that is at most `rank / count x rate`. A comparison without a p-value was not made.
 */
export function signalsOf(pValues: readonly (number | null)[], rate = FALSE_DISCOVERY_RATE): readonly (boolean | null)[] {
  const ordered = pValues.filter((p) => p !== null).sort((a, b) => a - b);
  const threshold = ordered.findLast((p, index) => p <= ((index + 1) / ordered.length) * rate) ?? -1;
  return pValues.map((p) => (p === null ? null : p <= threshold));
}
