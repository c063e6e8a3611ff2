import { nextPeriod, parsePeriod, type Period, type PeriodKind, periodsUpTo } from '../../period';
import { Refusal } from '../../refusal';

/** No more past periods than two years of months. */
export const MOST_SIMULATED = 24;
/** From the oldest to the newest: ten years of months, four months of days. */
const MOST_LOOKED_AT = 120;

/**
 * The periods that a simulation has to look at so that it can tell of some: all from the oldest to the newest, and before them as many as
 * the rule looks back on. `told` are those that were asked for.
 * @param asked in any order @param back how many periods before the oldest
 * @throws Refusal `simulation-periods` when there are none, too many, or any of another kind or twice; `period-unknown`
 */
export function periodsToSimulate(
  asked: readonly Period[],
  kind: PeriodKind,
  back: number,
): readonly { readonly period: Period; readonly told: boolean }[] {
  const fits = asked.length > 0 && asked.length <= MOST_SIMULATED && new Set(asked).size === asked.length;
  if (!fits || asked.some((period) => parsePeriod(period).kind !== kind)) throw new Refusal('simulation-periods', { most: MOST_SIMULATED });
  const inOrder = asked.toSorted((a, b) => (parsePeriod(a).from < parsePeriod(b).from ? -1 : 1));
  const [oldest, newest] = [inOrder[0]!, inOrder.at(-1)!];
  const before = periodsUpTo(oldest, back + 1).slice(0, -1);
  const between: Period[] = [];
  const end = parsePeriod(newest).from;
  for (let period = oldest; parsePeriod(period).from <= end && between.length <= MOST_LOOKED_AT; period = nextPeriod(period))
    between.push(period);
  if (between.length > MOST_LOOKED_AT) throw new Refusal('simulation-periods', { most: MOST_SIMULATED });
  return [...before, ...between].map((period) => ({ period, told: asked.includes(period) }));
}
