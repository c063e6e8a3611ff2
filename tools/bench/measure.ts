import type { ProcessorClock } from './processor-time.ts';

/** Wall and processor time of one piece of work, in seconds. `processor` is `null` where the system does not tell. */
export type Spent = { readonly wall: number; readonly processor: number | null };

/** Runs a piece of work. @param clocks of everybody who works on it */
export async function spentOn(clocks: readonly (ProcessorClock | null)[], work: () => Promise<void>): Promise<Spent> {
  const processor = (): number | null =>
    clocks.reduce<number | null>((sum, clock) => (sum === null || clock === null ? null : sum + clock()), 0);
  const [began, before] = [process.hrtime.bigint(), processor()];
  await work();
  const [wall, after] = [Number(process.hrtime.bigint() - began) / 1e9, processor()];
  return { wall, processor: before === null || after === null ? null : after - before };
}

export const ownClock: ProcessorClock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** @param values at least one */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function medianSpent(runs: readonly Spent[]): Spent {
  const processors = runs.flatMap(({ processor }) => (processor === null ? [] : [processor]));
  return { wall: median(runs.map(({ wall }) => wall)), processor: processors.length === runs.length ? median(processors) : null };
}
