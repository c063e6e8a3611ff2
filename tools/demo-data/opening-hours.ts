import type { CalendarRow, NewCalendar } from '@circolo/contracts';
import type { ApiClient } from './api-client.ts';

const workday = [{ from: '08:00', until: '18:00' }];

/** The office hours by which the story's e-mails are worked through: Monday to Friday, 8 to 18, but for holidays. */
export function demoOpeningHours(from: string): NewCalendar {
  return {
    name: 'Orario degli uffici',
    isDefault: true,
    subjects: [],
    version: {
      from,
      week: [workday, workday, workday, workday, workday, [], []],
      nationalHolidays: true,
      patron: null,
      closedDays: [],
      extraDays: [],
    },
  };
}

/** Writes the opening hours, unless some are there. */
export async function writeOpeningHours(careManager: ApiClient, from: string): Promise<void> {
  const known = await careManager.list<CalendarRow>('/calendars');
  if (known.length === 0) await careManager.post('/calendars', demoOpeningHours(from));
}
