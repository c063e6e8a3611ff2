import { type Mapping, type PushedRecords, REQUIRED_OF } from '@circolo/contracts';
import { type CheckedMapping, checkedMapping, recordKindOf } from '../mapping/checked-mapping';

/** Pushed records as the file that an import reads, and how it is read. */
export interface PushedFile extends CheckedMapping {
  readonly content: string;
  readonly extension: string;
}

/**
 * Writes pushed records down as JSON, a line each, so that the line of a rejection is the place of its record. Every field is
 * a column of its own name. A required field that no record has is a column all the same: its records are rejected one by one.
 * @throws Refusal `validation` for a kind that there is not, `mapping-invalid` for a field that the kind has not
 */
export function pushedFile(source: string, { kind: asked, records }: PushedRecords): PushedFile {
  const kind = recordKindOf(asked);
  const columns = [...new Set<string>([...REQUIRED_OF[kind], ...records.flatMap((record) => Object.keys(record))])];
  const fields = Object.fromEntries(columns.map((name) => [name, { column: name }]));
  const checked = checkedMapping(kind, { source, format: { kind: 'jsonl' }, fields: fields as Mapping['fields'] });
  const lines = records.map((record) => `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, record[name] ?? null])))}\n`);
  return { ...checked, extension: 'jsonl', content: lines.join('') };
}
