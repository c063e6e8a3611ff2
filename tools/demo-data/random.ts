/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand, public domain), its state filled by the finaliser of MurmurHash3.
 * The same seed and name give the same stream on every machine.
 */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** True with probability `p`. */
  readonly chance: (p: number) => boolean;
  /** Whole number in [0, below). */
  readonly below: (below: number) => number;
  /** Exponential with the given mean. */
  readonly exponential: (mean: number) => number;
  /** Standard normal (Box-Muller). */
  readonly normal: () => number;
  /** Log-normal by its median and the standard deviation of its logarithm. */
  readonly logNormal: (median: number, sigma: number) => number;
  /** Index drawn in proportion to the weights, which sum to `total`. */
  readonly weighted: (weights: readonly number[], total: number) => number;
};

// Looked up once: a global costs far more than a draw in the sandbox in which tests run.
const { cos, exp, floor, imul, log, PI, sqrt } = Math;

export function hash32(...parts: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = imul(h ^ part, 0x85ebca6b);
    h ^= h >>> 13;
    h = imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** A number in [0, 1) that depends on nothing but its arguments, so that it can be asked in any order. */
export function fixedDraw(...parts: readonly number[]): number {
  return hash32(...parts) / 4294967296;
}

export function randomStream(seed: number, name: string): Random {
  const named = hash32(seed, ...Array.from(name, (letter) => letter.charCodeAt(0)));
  let [a, b, c, counter] = [hash32(named, 1), hash32(named, 2), hash32(named, 3), 1];

  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();

  const normal = (): number => sqrt(-2 * log(1 - next())) * cos(2 * PI * next());
  return {
    next,
    chance: (p) => next() < p,
    below: (below) => floor(next() * below),
    exponential: (mean) => -mean * log(1 - next()),
    normal,
    logNormal: (median, sigma) => median * exp(sigma * normal()),
    weighted: (weights, total) => {
      let left = next() * total;
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i] ?? 0;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
