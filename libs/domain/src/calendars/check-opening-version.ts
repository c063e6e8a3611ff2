import { Refusal } from '../refusal';
import type { OpenHours, OpeningVersion } from './opening-calendar';

/**
 * Refuses opening hours that cannot be meant: `opening-hours-backwards` and `opening-hours-overlap` (with the place, such as `week.0`, and
 * the times), `opening-day-twice` (a day named twice, or both closed and open).
 */
export function checkOpeningVersion({ week, closedDays, extraDays }: OpeningVersion): void {
  week.forEach((hours, weekday) => checkHours(hours, `week.${weekday}`));
  extraDays.forEach(({ hours }, place) => checkHours(hours, `extraDays.${place}`));
  const named = new Set<string>();
  for (const { day } of [...closedDays, ...extraDays]) {
    if (named.has(day)) throw new Refusal('opening-day-twice', { day });
    named.add(day);
  }
}

function checkHours(hours: readonly OpenHours[], field: string): void {
  const backwards = hours.find(({ from, until }) => from >= until);
  if (backwards) throw new Refusal('opening-hours-backwards', { field, ...backwards });
  const inOrder = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  inOrder.forEach((one, place) => {
    const next = inOrder[place + 1];
    if (next && next.from < one.until) throw new Refusal('opening-hours-overlap', { field, from: next.from, until: one.until });
  });
}
