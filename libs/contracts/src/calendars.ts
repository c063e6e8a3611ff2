import * as z from 'zod';
import type { OpeningVersion as DomainVersion } from '@circolo/domain';
import { Day, Id } from './lists';
import { SubjectReference } from './subjects';

const OpensAt = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const ClosesAt = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const Reason = z.string().trim().min(1).max(200);

/** Clock times of the organisation, `08:30`; the end of the day is `24:00`. */
export const OpenHours = z.object({ from: OpensAt, until: ClosesAt }).meta({ id: 'OpenHours' });
const HoursOfDay = z.array(OpenHours).max(12);

/** What holds from a day on: seven lists of hours, Monday first; national holidays; the patron's day as `06-24`; days that are named. */
export const OpeningVersion = z
  .object({
    from: Day,
    week: z.array(HoursOfDay).length(7),
    nationalHolidays: z.boolean(),
    patron: z
      .object({
        day: z
          .string()
          .length(5)
          // A leap year, so that 29 February is a day too.
          .refine((day) => Day.safeParse(`2024-${day}`).success),
        name: Reason,
      })
      .nullable(),
    closedDays: z.array(z.object({ day: Day, reason: Reason })).max(500),
    extraDays: z.array(z.object({ day: Day, hours: HoursOfDay.min(1), reason: Reason })).max(500),
  })
  .meta({ id: 'OpeningVersion' }) satisfies z.ZodType<DomainVersion>;
export type OpeningVersion = z.infer<typeof OpeningVersion>;

/** `GET /calendars`, by name. One is the default; `subjects` are the channels and services that follow this one instead. Versions by their first day. */
export const CalendarRow = z
  .object({
    id: Id,
    name: z.string(),
    isDefault: z.boolean(),
    subjects: z.array(SubjectReference),
    versions: z.array(OpeningVersion),
    revision: z.number().int(),
  })
  .meta({ id: 'Calendar' });
export type CalendarRow = z.infer<typeof CalendarRow>;

/** `POST /calendars`; the first becomes the default whatever it says. */
export const NewCalendar = z
  .object({
    name: z.string().trim().min(1).max(120),
    isDefault: z.boolean().default(false),
    subjects: z.array(Id).max(500).default([]),
    version: OpeningVersion,
  })
  .meta({ id: 'NewCalendar' });
export type NewCalendar = z.infer<typeof NewCalendar>;

/**
 * `PUT /calendars/:id` (If-Match). A version joins the others from its day on, and takes the place of one that begins on the same day; what
 * was measured before stays as it was until its days are measured again.
 */
export const ChangedCalendar = NewCalendar.extend({
  isDefault: z.boolean(),
  subjects: z.array(Id).max(500),
  version: OpeningVersion.nullable(),
}).meta({
  id: 'ChangedCalendar',
});
export type ChangedCalendar = z.infer<typeof ChangedCalendar>;

/** `DELETE /calendars/:id/versions/:from` (If-Match): takes a version back, as long as another is left. */
export const VersionPath = z.object({ id: Id, from: Day });
export type VersionPath = z.infer<typeof VersionPath>;
