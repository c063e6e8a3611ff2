import type { Mapping, SavedMappingRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { headerFingerprint, mappingForColumns } from './mapping/header-fingerprint';
import { ONE_SAVED_MAPPING } from './saved-mappings.queries';

/** A saved mapping with what its list is sorted by. */
export type KeyedSavedMapping = SavedMappingRow & { readonly key: number; readonly touchedAt: string };

/** @throws Refusal `not-found` for one that there is not, or that is retired */
export async function savedMappingOf(sql: Sql, id: string): Promise<KeyedSavedMapping> {
  const [found] = await sql.query<KeyedSavedMapping[]>(ONE_SAVED_MAPPING, [id]);
  if (!found) throw new Refusal('not-found', { kind: 'saved-mapping', id });
  return found;
}

/** A saved mapping as a file with these columns is read by it; as it stands when the file has another header. */
export function writtenFor({ mapping, columns }: KeyedSavedMapping, ofFile: readonly string[]): Mapping {
  return headerFingerprint(columns) === headerFingerprint(ofFile) ? mappingForColumns(mapping, columns, ofFile) : mapping;
}
