import type { Indicator } from '../indicator';

export const MINIMUM_SAMPLE = 30;

const COMMON = { version: 1, parameters: {}, minimumSample: MINIMUM_SAMPLE, closedChoice: false, needs: [] } as const;

type Entry = Omit<Indicator, 'code' | keyof typeof COMMON> & Partial<Pick<Indicator, Exclude<keyof typeof COMMON, 'version'>>>;

/** Entries by their code, as they are written; what they leave out is usual. */
export function entries<C extends string>(written: Readonly<Record<C, Entry>>): Readonly<Record<C, Indicator<C>>> {
  const whole = (Object.keys(written) as C[]).map((code) => [code, { ...COMMON, ...written[code], code }] as const);
  return Object.fromEntries(whole) as unknown as Record<C, Indicator<C>>;
}
