import type { Spent } from './measure.ts';

/** One line of the report: the product beside its yardstick. */
export type Row = {
  readonly what: string;
  readonly yardstick: string;
  readonly product: Measured;
  readonly beside: Measured;
  readonly goal: string;
  /** The ratio says how many times faster than the yardstick the product is, and not how many times as long it takes. */
  readonly faster?: true;
  /** Whether the ratio is as the goal wants it. */
  readonly reached: (ratio: number) => boolean;
};

/** Seconds, of which less is better, or requests a second, of which more is. */
export type Measured = Spent & { readonly rate?: number };

export function lineOf({ what, yardstick, product, beside, goal, reached, faster }: Row): string {
  const [over, under] = faster ? [beside, product] : [product, beside];
  const main = over.rate !== undefined && under.rate !== undefined ? over.rate / under.rate : over.wall / under.wall;
  const processor = over.processor !== null && under.processor !== null ? over.processor / under.processor : null;
  const verdict = reached(main) ? 'reached' : 'NOT reached';
  return [
    what,
    `  product    ${spelt(product)}`,
    `  yardstick  ${spelt(beside)}  ${yardstick}`,
    `  ratio      ${main.toFixed(2)} x${processor === null ? '' : `, of processor time ${processor.toFixed(2)} x`}; to reach: ${goal}; ${verdict}`,
  ].join('\n');
}

function spelt({ wall, processor, rate }: Measured): string {
  const processorText = processor === null ? 'processor time unknown' : `${processor.toFixed(2)} s of processor time`;
  return rate === undefined ? `${wall.toFixed(2)} s, ${processorText}` : `${rate.toFixed(0)} requests/s, ${processorText} for 1000`;
}
