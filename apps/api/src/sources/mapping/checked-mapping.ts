import { type Mapping, mappingFor, RECORD_KINDS, type RecordKind } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { refuseBadMapping } from './mapping-refusals';

/** A kind of records and a mapping of its fields, both sound. */
export interface CheckedMapping {
  readonly kind: RecordKind;
  readonly mapping: Mapping;
}

/** @throws Refusal `validation` for a kind that there is not */
export function recordKindOf(kind: unknown): RecordKind {
  const found = RECORD_KINDS.find((one) => one === kind);
  if (!found) throw new Refusal('validation', { errors: [{ field: 'kind', code: 'invalid', message: RECORD_KINDS.join(', ') }] });
  return found;
}

/** @throws Refusal `validation` for a kind that there is not, `mapping-invalid` with every fault by its field */
export function checkedMapping(asked: unknown, json: unknown): CheckedMapping {
  const kind = recordKindOf(asked);
  const { success, data, error } = mappingFor(kind).safeParse(json);
  if (!success) {
    const errors = error.issues.map((issue) => ({ field: issue.path.join('.') || 'mapping', code: issue.code, message: issue.message }));
    throw new Refusal('mapping-invalid', { errors });
  }
  refuseBadMapping(kind, data);
  return { kind, mapping: data };
}
