/** How often a property is tried: a tenth in `npm test`, all of it in `npm run test:full`. */
export function runs(full: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['FULL']) ? full : Math.ceil(full / 10) };
}
