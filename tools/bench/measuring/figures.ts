/** An indicator as the yardstick computes it, over contacts as the file has them; a count has no denominator. */
export type FigureSql = { readonly numerator: string; readonly denominator: string | null };

const count = (...where: string[]) => `count(*) filter (where ${where.join(' and ')})`;
const sum = (what: string, ...where: string[]) => `sum(${what}) filter (where ${where.join(' and ')})`;
const proportion = (successes: string, ...trials: string[]): FigureSql => ({
  numerator: count(...trials, successes),
  denominator: count(...trials),
});
const mean = (what: string, ...where: string[]): FigureSql => ({ numerator: sum(what, ...where), denominator: count(...where) });

const ANSWERED = `outcome = 'answered'`;
const OFFERED = `outcome in ('answered', 'abandoned')`;
const HANDLED = `"talkSeconds" is not null and "holdSeconds" is not null and "wrapSeconds" is not null`;

/** Written apart from the product's own formulas, on purpose: their figures must agree. */
export const FIGURES: Readonly<Record<string, FigureSql>> = {
  VOL: { numerator: 'count(*)', denominator: null },
  ANS: proportion(ANSWERED, OFFERED),
  ABN: proportion(`outcome = 'abandoned'`, OFFERED),
  ASA: mean('"waitSeconds"', ANSWERED, '"waitSeconds" is not null'),
  AHT: mean('"talkSeconds" + "holdSeconds" + "wrapSeconds"', ANSWERED, HANDLED),
  RES: proportion('resolved', ANSWERED, 'resolved is not null'),
  CSAT: proportion('csat >= 4', 'csat is not null'),
  CSAT_M: mean('csat', 'csat is not null'),
};
