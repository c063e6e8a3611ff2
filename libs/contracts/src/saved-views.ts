import * as z from 'zod';
import { MEASURED_KINDS } from '@circolo/domain';
import { CROSSING_KINDS } from './indicators';
import { Id, Instant, ListQuery, PeriodKindName, PeriodText } from './lists';

/** What the explorer's address says: which indicators of which subjects, crossed with what, over how many periods that end with which. */
export const ViewFilters = z
  .strictObject({
    indicator: z.array(z.string().max(40)).min(1).max(12),
    subject: z.enum(MEASURED_KINDS),
    by: z.enum(CROSSING_KINDS).nullable().default(null),
    periodKind: PeriodKindName,
    /** The last period; null is the last one that has data when the view is opened. */
    until: PeriodText.nullable().default(null),
    periods: z.number().int().min(1).max(24),
    search: z.string().trim().max(120).default(''),
  })
  .refine(({ subject, by }) => by !== subject, { path: ['by'], message: 'crossed-with-itself' })
  .meta({ id: 'ViewFilters' });
export type ViewFilters = z.infer<typeof ViewFilters>;

/** `POST /views`, `PUT /views/:id` (`If-Match`): `shared` shows it to everybody; only its owner changes it. */
export const NewSavedView = z
  .object({ name: z.string().trim().min(1).max(120), filters: ViewFilters, shared: z.boolean().default(false) })
  .meta({ id: 'NewSavedView' });
export type NewSavedView = z.input<typeof NewSavedView>;

/** `GET /views`: one's own and the shared ones, by name. */
export const SavedViewQuery = ListQuery;
export type SavedViewQuery = z.infer<typeof SavedViewQuery>;
export const SavedViewRow = z
  .object({
    id: Id,
    name: z.string(),
    filters: ViewFilters,
    shared: z.boolean(),
    owner: z.object({ id: Id, name: z.string() }),
    /** Whether the reader is the owner. */
    own: z.boolean(),
    revision: z.number().int(),
    changedAt: Instant,
  })
  .meta({ id: 'SavedView' });
export type SavedViewRow = z.infer<typeof SavedViewRow>;
