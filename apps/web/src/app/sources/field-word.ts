import type { RecordKind } from '@circolo/contracts';

/** The key of what a field is called: the code of a record is a contact's where the records are contacts. */
export function fieldWord(kind: RecordKind, field: string): string {
  return field === 'externalId' && kind !== 'interactions' ? 'sources.import.recordCode' : `words.field.${field}`;
}
