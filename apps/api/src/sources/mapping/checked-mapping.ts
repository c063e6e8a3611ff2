import { type Mapping, mappingFor } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { refuseBadMapping } from './mapping-refusals';

/** A kind of records and a mapping of its fields, both sound. */
export interface CheckedMapping {
  readonly kind: 'interactions';
  readonly mapping: Mapping;
}

/** @throws Refusal `validation` for a kind that there is not, `mapping-invalid` with every fault by its field */
export function checkedMapping(kind: unknown, json: unknown): CheckedMapping {
  if (kind !== 'interactions') {
    throw new Refusal('validation', { errors: [{ field: 'kind', code: 'invalid', message: 'interactions' }] });
  }
  const { success, data, error } = mappingFor('interactions').safeParse(json);
  if (!success) {
    const errors = error.issues.map((issue) => ({ field: issue.path.join('.') || 'mapping', code: issue.code, message: issue.message }));
    throw new Refusal('mapping-invalid', { errors });
  }
  refuseBadMapping(data);
  return { kind, mapping: data };
}
