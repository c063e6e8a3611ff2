import type { OpenHours } from '@circolo/domain';

const STRETCH = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** Hours as a person writes them, `8:30-13, 14.00–17.30`; empty is closed. `null` when something is no time of a day. */
export function hoursWritten(text: string): OpenHours[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hours = parts.map((part) => {
    const found = STRETCH.exec(part);
    const from = found && timeOf(found[1]!, found[2]);
    const until = found && timeOf(found[3]!, found[4]);
    return from && until && from !== '24:00' ? { from, until } : null;
  });
  return hours.some((one) => one === null) ? null : (hours as OpenHours[]);
}

/** The same hours in one line, `08:30–13:00, 14:00–17:30`. */
export function textOfHours(hours: readonly OpenHours[]): string {
  return hours.map(({ from, until }) => `${from}–${until}`).join(', ');
}

function timeOf(hour: string, minute = '00'): string | null {
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : null;
}
