/**
 * How often a property is tried: a tenth in `npm test`, all of it in `npm run test:full`. Both print a seed, and `SEED` repeats
 * theirs; a test file run alone draws its own.
 */
export function runs(full: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = process.env['SEED'];
  return { numRuns: Number(process.env['FULL']) ? full : Math.ceil(full / 10), ...(seed ? { seed: Number(seed) } : {}) };
}
