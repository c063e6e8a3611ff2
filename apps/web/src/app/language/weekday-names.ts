/** Monday to Sunday in the reader's language. */
export function weekdayNames(locale: string): readonly string[] {
  const write = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, days) => write.format(Date.UTC(2024, 0, 1 + days)));
}

/** January to December in the reader's language. */
export function monthNames(locale: string): readonly string[] {
  const write = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => write.format(Date.UTC(2024, month, 1)));
}
