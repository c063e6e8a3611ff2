/** The seed of the demo organisation that everybody sees. */
export const demoSeed = 20;
