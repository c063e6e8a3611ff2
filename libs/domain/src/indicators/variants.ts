import type { IndicatorCode } from './catalogue';

/** Indicators that go by nearly the same name, or answer nearly the same question, and yet are not the same figure. */
export const FAMILIES: readonly (readonly IndicatorCode[])[] = [
  ['SL1', 'SL2', 'SL3', 'SL4', 'ANS', 'R24'],
  ['ABN', 'ABN_S', 'SELF'],
  ['ASA', 'OCQ', 'WTA', 'FRT'],
  ['FCR_W', 'FCR_A', 'FCR_F', 'FCR_S', 'RES', 'REP'],
  ['REOP', 'REP'],
  ['TRF', 'ESC'],
  ['OTR', 'OTR_C', 'RES'],
  ['TTR', 'TTR_O', 'TTR_P50', 'TTR_P80', 'TTR_P90', 'BKL_M'],
  ['BKL', 'BKL_M', 'BKL_P50', 'BKL_P90'],
  ['QA', 'CIR'],
  ['FRT', 'FRT_O', 'FRT_P50', 'FRT_P80', 'FRT_P90'],
  ['R24', 'R24_O'],
  ['AHT', 'AHT_P50', 'ATT', 'AHOLD', 'ACW'],
  ['OCC', 'UTL', 'ADH'],
  ['CPC', 'CPR'],
  ['CSAT', 'CSAT_M', 'DSAT', 'NPS'],
  ['CES', 'CES_P'],
  ['CMPL', 'CMPL_T', 'CMPL_1'],
  ['VOL', 'VIS'],
];

/** What an indicator can be taken for, in the order of the families. */
export function confusedWith(code: IndicatorCode): readonly IndicatorCode[] {
  const others = FAMILIES.filter((family) => family.includes(code)).flat();
  return [...new Set(others)].filter((other) => other !== code);
}
