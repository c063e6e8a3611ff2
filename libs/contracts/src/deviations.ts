import * as z from 'zod';
import { MEASURED_KINDS } from '@circolo/domain';
import { Day, Id, type List, ListQuery, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/** `POST /targets`, `PUT /targets/:id` (If-Match). `upper` is the upper edge of a band (direction `band`), whose lower edge is `value`. Without `subject.id` it holds for every subject of the kind. */
export const NewTarget = z
  .object({
    indicator: z.string().max(40),
    subject: z.object({ kind: z.enum(MEASURED_KINDS), id: Id.nullable().optional() }),
    from: Day,
    value: z.number(),
    upper: z.number().nullable().default(null),
    warning: z.number().nullable().default(null),
    critical: z.number().nullable().default(null),
    origin: z.enum(['charter', 'law', 'internal', 'agreement']).default('internal'),
  })
  .meta({ id: 'NewTarget' });
export type NewTarget = z.infer<typeof NewTarget>;
/** `GET /targets`; `DELETE /targets/:id` retires. */
export const TargetRow = z
  .object({
    id: Id,
    indicator: z.string(),
    subject: z.object({ kind: z.enum(MEASURED_KINDS), id: Id.nullable(), code: z.string().nullable(), name: z.string().nullable() }),
    from: Day,
    value: z.number(),
    upper: z.number().nullable(),
    warning: z.number().nullable(),
    critical: z.number().nullable(),
    origin: z.enum(['charter', 'law', 'internal', 'agreement']),
    revision: z.number().int(),
  })
  .meta({ id: 'Target' });
export type TargetRow = z.infer<typeof TargetRow>;

/** `GET /deviations?period=`, the worst first, and `GET /deviations.csv`; filters are optional. `history` are the values of the last twelve periods, oldest first, this one last. */
export const DeviationQuery = ListQuery.extend({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  period: PeriodText,
  subject: z.enum(MEASURED_KINDS).optional(),
  id: Id.optional(),
  indicator: z.string().max(40).optional(),
  severity: z.enum(['met', 'watch', 'warning', 'critical']).optional(),
  signal: z.stringbool().optional(),
});
export type DeviationQuery = z.infer<typeof DeviationQuery>;
export const DeviationRow = z
  .object({
    indicator: z.string(),
    version: z.number().int(),
    period: PeriodText,
    subject: SubjectReference,
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    missing: z.array(z.string()),
    target: z.number(),
    targetUpper: z.number().nullable(),
    warning: z.number().nullable(),
    critical: z.number().nullable(),
    origin: z.string(),
    gap: z.number().nullable(),
    deviation: z.number().nullable(),
    severity: z.enum(['met', 'watch', 'warning', 'critical']).nullable(),
    significant: z.boolean().nullable(),
    signal: z.boolean().nullable(),
    trend: z.union([z.literal(-1), z.literal(0), z.literal(1)]).nullable(),
    periodsOff: z.number().int(),
    sample: z.number().int(),
    history: z.array(z.number().nullable()),
  })
  .meta({ id: 'Deviation' });
export type DeviationRow = z.infer<typeof DeviationRow>;
/** The list of deviations also says how many comparisons the period made. */
export const DeviationListing = z
  .object({ items: z.array(DeviationRow), next: z.string().nullable(), comparisons: z.number().int() })
  .meta({ id: 'DeviationList' });
export interface DeviationList extends List<DeviationRow> {
  readonly comparisons: number;
}
