import type { Mapping, MappingField } from '@circolo/contracts';
import type { RecordField } from '../records/record-kind';

/** A label of the mapping as a field: its value, after `prefix`, is the code of a subject. */
export interface LabelField {
  readonly field: RecordField;
  readonly mapped: MappingField;
  readonly prefix: string;
}

/** The labels of a mapping in one order, so that the same labels are the same content however the mapping lists them. */
export function labelFields({ labels }: Mapping): readonly LabelField[] {
  return Object.entries(labels ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, mapped], place) => ({
      field: { name: `labels.${name}`, kind: 'code', column: `label_${place + 1}`, required: false, subject: 'label' },
      mapped,
      prefix: `${name}: `,
    }));
}
