import type { Measure } from '@circolo/domain';

const known = (column: string) => `i.outcome = 'a' and i.${column} is not null`;
const CSAT = 'i.csat is not null and i.csat_top = 5';
const HANDLE = `i.outcome = 'a' and i.talk_ms is not null and i.hold_ms is not null and i.wrap_ms is not null`;

/** Which interactions (`i`) each count counts. The sums go over the same ones, and so do the records behind a figure. */
export const CONDITION_OF = {
  contacts: 'true',
  offered: `i.outcome in ('a', 'b')`,
  answered: `i.outcome = 'a'`,
  abandoned: `i.outcome = 'b'`,
  waitCount: known('wait_ms'),
  talkCount: known('talk_ms'),
  holdCount: known('hold_ms'),
  wrapCount: known('wrap_ms'),
  handleCount: HANDLE,
  resolvedCount: known('resolved'),
  resolvedYes: `i.outcome = 'a' and i.resolved`,
  csatCount: CSAT,
  csatTop: `${CSAT} and i.csat >= 4`,
} as const satisfies Partial<Record<Measure, string>>;
export type CountMeasure = keyof typeof CONDITION_OF;
export type SumMeasure = Exclude<Measure, CountMeasure>;

const handle = '(i.talk_ms::int8 + i.hold_ms + i.wrap_ms)';

/** What each sum adds up, and over the interactions of which count. Whole numbers, so that the order of adding changes nothing. */
export const SUM_OF: Readonly<Record<SumMeasure, { readonly of: string; readonly over: CountMeasure }>> = {
  waitMs: { of: 'i.wait_ms', over: 'waitCount' },
  waitMsSquared: { of: 'i.wait_ms::int8 * i.wait_ms', over: 'waitCount' },
  handleMs: { of: handle, over: 'handleCount' },
  handleMsSquared: { of: `${handle} * ${handle}`, over: 'handleCount' },
  csatSum: { of: 'i.csat', over: 'csatCount' },
  csatSquares: { of: 'i.csat * i.csat', over: 'csatCount' },
};

export function isCount(measure: Measure): measure is CountMeasure {
  return measure in CONDITION_OF;
}
