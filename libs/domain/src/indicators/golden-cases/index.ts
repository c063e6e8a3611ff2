import { FIRST_REPLY_CASES } from './first-reply';
import type { GoldenCase } from './golden-case';
import { HANDLING_CASES } from './handling';
import { REPEAT_WINDOW_CASES } from './repeat-window';
import { RESOLUTION_CASES } from './resolution';
import { WAIT_CASES } from './wait';

/** All golden cases, clock by clock. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  ...WAIT_CASES,
  ...FIRST_REPLY_CASES,
  ...RESOLUTION_CASES,
  ...REPEAT_WINDOW_CASES,
  ...HANDLING_CASES,
];

/** The golden cases that hold an indicator to a figure. */
export function goldenCasesOf(indicator: string): readonly GoldenCase[] {
  return GOLDEN_CASES.filter(({ expected }) => expected.some((figure) => figure.indicator === indicator));
}
