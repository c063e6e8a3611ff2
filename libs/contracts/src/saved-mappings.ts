import * as z from 'zod';
import { Id, Instant, ListQuery } from './lists';
import { Mapping } from './mapping';
import { RECORD_KINDS } from './records';

const ColumnNames = z.array(z.string().max(1000)).min(1).max(1000);

/** `POST /mappings`, `PUT /mappings/:id` (`If-Match`): a mapping to keep under a name, with the columns of the file it was made for. */
export const NewSavedMapping = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.string(),
  /** Held to the fields of its kind: what is wrong with it is told as `mapping-invalid`. */
  mapping: z.record(z.string(), z.unknown()),
  columns: ColumnNames,
});
export type NewSavedMapping = z.infer<typeof NewSavedMapping>;

/** `GET /mappings`: the last used first. Asked with `columns`, only those made for that header, written for the columns as they were asked. */
export const SavedMappingRow = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.enum(RECORD_KINDS),
    mapping: Mapping,
    columns: ColumnNames,
    revision: z.number().int(),
    createdBy: z.object({ id: Id, name: z.string() }),
    changedBy: z.object({ id: Id, name: z.string() }),
    changedAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'SavedMapping' });
export type SavedMappingRow = z.infer<typeof SavedMappingRow>;

/** `source` is a name; `columns` is repeated, once a column, in the order of the file. */
export const SavedMappingQuery = ListQuery.extend({
  source: z.string().trim().min(1).max(120).optional(),
  columns: z.preprocess((value) => (typeof value === 'string' ? [value] : value), ColumnNames.optional()),
});
export type SavedMappingQuery = z.infer<typeof SavedMappingQuery>;
