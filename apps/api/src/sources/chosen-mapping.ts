import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import type { UsedMapping } from './import-door';
import { type CheckedMapping, checkedMapping } from './mapping/checked-mapping';
import { refuseOtherColumns } from './mapping/mapping-refusals';
import { savedMappingOf, writtenFor } from './saved-mappings.reads';

/** How a file is read: its mapping, written for its own columns, and the saved mapping that it is. */
export interface ChosenMapping extends CheckedMapping {
  readonly columns: readonly string[];
  readonly savedMapping: UsedMapping | undefined;
}

/**
 * The mapping of a form for a file: the one it carries, the saved one it names, or both, when they are the same still.
 * @param columnsBy the columns of the file when it is read by this mapping's format
 * @throws Refusal `mapping-differs` when the saved one was changed meanwhile, `column-missing`, and those of reading the file
 */
export async function chosenMapping(
  sql: Sql,
  columnsBy: (mapping: Mapping) => Promise<readonly string[]>,
  checked: CheckedMapping | null,
  savedId: string | null,
): Promise<ChosenMapping> {
  const saved = savedId === null ? null : await savedMappingOf(sql, savedId);
  const first = checked ?? checkedMapping(saved?.kind, saved?.mapping);
  const columns = await columnsBy(first.mapping);
  const ofSaved = saved && checkedMapping(saved.kind, writtenFor(saved, columns));
  if (saved && checked && !isDeepStrictEqual(plain(ofSaved), plain(checked)))
    throw new Refusal('mapping-differs', { id: saved.id, name: saved.name, revision: saved.revision });
  const chosen = ofSaved ?? first;
  refuseOtherColumns(chosen.mapping, columns);
  return { ...chosen, columns, savedMapping: saved ? { key: saved.key, revision: saved.revision } : undefined };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
