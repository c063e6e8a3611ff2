import type { Clock, MeasureCondition } from './measure';

/** Why a contact is not among those that a figure is computed over. */
export const LEFT_OUT_REASONS = [
  'outcome',
  'unknown',
  'impossible',
  'untracked',
  'not-yet-observed',
  'automatic-reply',
  'too-short',
  'too-long',
  'no-rating',
  'not-so',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** The field that a clock is told by; none for those that lead to other contacts. */
const TOLD_BY: Readonly<Partial<Record<Clock, string>>> = {
  wait: 'waitSeconds',
  talk: 'talkSeconds',
  hold: 'holdSeconds',
  wrap: 'wrapSeconds',
  handle: 'talkSeconds',
  firstReply: 'firstReplyAt',
  firstReplyOpen: 'firstReplyAt',
  resolution: 'resolvedAt',
  resolutionOpen: 'resolvedAt',
};

/** What it means that a record does not fulfil a condition, and which field it is about, if any. */
export function reasonOf(condition: MeasureCondition): { readonly reason: LeftOutReason; readonly field: string | null } {
  if ('in' in condition) return { reason: 'outcome', field: condition.field };
  if ('tracked' in condition) return { reason: 'untracked', field: condition.tracked };
  if ('observed' in condition) return { reason: 'not-yet-observed', field: null };
  if ('isNot' in condition) return { reason: 'automatic-reply', field: condition.field };
  if ('score' in condition) return { reason: 'no-rating', field: condition.score };
  if ('is' in condition) return { reason: 'not-so', field: condition.field };
  if ('possible' in condition) return { reason: 'impossible', field: TOLD_BY[condition.possible] ?? null };
  if ('clock' in condition) {
    const field = TOLD_BY[condition.clock] ?? null;
    if ('over' in condition) return { reason: 'too-short', field };
    return { reason: 'atMost' in condition ? 'too-long' : 'unknown', field };
  }
  return 'number' in condition ? { reason: 'too-long', field: condition.number } : { reason: 'unknown', field: condition.known };
}
