/**
 * SQL for the key of the calendar that a record follows: its service's, else its channel's, else the organisation's default; null where
 * none is kept.
 * @param service @param channel expressions for the keys of its subjects
 */
export const calendarKeyOf = (service: string, channel: string): string => `coalesce(
  (select f.calendar_key from opening_calendar_subject f where f.subject_key = ${service}),
  (select f.calendar_key from opening_calendar_subject f where f.subject_key = ${channel}),
  (select d.key from opening_calendar d where d.is_default))`;

/**
 * SQL for the open milliseconds between two instants: what `open_ms` answers, written in place, since PostgreSQL does not do so with a
 * function that reads a table. Null where either instant lies outside of what the calendar knows, or the second before the first. Ask
 * `coverDays` first.
 */
export const openMsBetween = (calendarKey: string, start: string, until: string): string =>
  `case when ${start} <= ${until} then ${openMsUntil(calendarKey, until)} - ${openMsUntil(calendarKey, start)} end`;

const openMsUntil = (calendarKey: string, at: string): string => `(
  select o.open_ms_before + (date_part('epoch', least(${at}, o.closes_at) - o.opens_at) * 1000)::bigint
  from opening_span o where o.calendar_key = ${calendarKey} and o.opens_at <= ${at} order by o.opens_at desc limit 1)`;
