import { parsePeriod, type Period } from '@circolo/domain';

/** First and last days of periods, as the two arrays that queries take. */
export function daysOf(periods: readonly Period[]): readonly [first: readonly string[], last: readonly string[]] {
  const parsed = periods.map(parsePeriod);
  return [parsed.map(({ from }) => from), parsed.map(({ until }) => until)];
}
