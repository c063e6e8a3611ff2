import { ACCESS } from './catalogue/access';
import { EFFECTIVENESS } from './catalogue/effectiveness';
import { EFFICIENCY } from './catalogue/efficiency';
import { SATISFACTION } from './catalogue/satisfaction';
import type { Indicator } from './indicator';

/** The catalogue: one entry an indicator. Contract, screens, facts of rules and computation all read it. */
export const INDICATORS: Readonly<Record<IndicatorCode, Indicator<IndicatorCode>>> = {
  ...ACCESS,
  ...EFFICIENCY,
  ...EFFECTIVENESS,
  ...SATISFACTION,
};
export type IndicatorCode = keyof (typeof ACCESS & typeof EFFICIENCY & typeof EFFECTIVENESS & typeof SATISFACTION);

/** The indicators in catalogue order. */
export const INDICATOR_LIST = Object.values(INDICATORS);
export const INDICATOR_CODES: readonly IndicatorCode[] = INDICATOR_LIST.map(({ code }) => code);

export function isIndicatorCode(code: unknown): code is IndicatorCode {
  return typeof code === 'string' && Object.hasOwn(INDICATORS, code);
}
