import type { Mapping, RecordKind } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { RECORD_DESCRIPTORS } from '../records';
import { columnsOfMapping, mappingProblems } from './mapping-problems';

/** @throws Refusal `mapping-invalid` with every fault by its field */
export function refuseBadMapping(kind: RecordKind, mapping: Mapping): void {
  const errors = mappingProblems(RECORD_DESCRIPTORS[kind], mapping);
  if (errors.length > 0) throw new Refusal('mapping-invalid', { errors });
}

/** @throws Refusal `column-missing` with the columns that are not in the file and those that are */
export function refuseOtherColumns(mapping: Mapping, present: readonly string[]): void {
  const named = columnsOfMapping(mapping);
  const missing = named.filter((column) => !present.includes(column));
  if (missing.length > 0) throw new Refusal('column-missing', { missing, present });
}
