const MINUTE = 60_000;

/** An instant as the clock of a time zone shows it, `2026-11-25T10:00`, for a field of a form. */
export function clockTimeIn(at: string, timeZone: string): string {
  return new Date(new Date(at).getTime() + offsetAt(new Date(at).getTime(), timeZone)).toISOString().slice(0, 16);
}

/** The instant (ISO 8601, UTC) of a clock time in a time zone. A time that is twice is the earlier; one that is not moves on by the gap. */
export function instantOf(clockTime: string, timeZone: string): string {
  const asUtc = Date.parse(`${clockTime}:00Z`);
  const around = [asUtc - 24 * 60 * MINUTE, asUtc + 24 * 60 * MINUTE].map((at) => asUtc - offsetAt(at, timeZone));
  const exact = around.filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...around)).toISOString();
}

/** How far the zone's clock stands ahead of UTC at that instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
