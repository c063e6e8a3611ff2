import * as z from 'zod';
import { PERIOD_KINDS } from '@circolo/domain';

export const Id = z.uuid();
/** An instant: ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
/** A local day of the organisation, `2026-11-21`; calendars, and PostgreSQL, know no year 0. */
export const Day = z.iso.date().refine((day) => day >= '0001-01-01', { message: 'There is no year 0' });
/** `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2` or `2026`, in the organisation's time zone. */
export const PeriodText = z
  .string()
  .regex(/^\d{4}(-(\d{2}(-\d{2})?|W\d{2}|Q[1-4]|H[12]))?$/)
  .meta({ description: 'A period of the organisation: day, week, month, quarter, half-year or year' });
export const PeriodKindName = z.enum(PERIOD_KINDS);
export const BothLanguages = z.object({ it: z.string(), en: z.string() });
export type BothLanguages = z.infer<typeof BothLanguages>;

/** How every list is asked for. `cursor` is what the answer before gave as `next`. */
export const ListQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50), cursor: z.string().max(400).optional() });
export type ListQuery = z.infer<typeof ListQuery>;

/** How every list is answered: `next` is null on the last page. */
export interface List<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The path parameter of one object. */
export const IdPath = z.object({ id: Id });
export type IdPath = z.infer<typeof IdPath>;
/** What a write of a new object answers when the object itself is not sent back. */
export const Created = z.object({ id: Id });
export type Created = z.infer<typeof Created>;
