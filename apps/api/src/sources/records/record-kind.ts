import {
  FIELD_KINDS_OF,
  FIELDS_OF,
  type FieldKind,
  type FieldOf,
  isRequiredField,
  type RecordKind,
  type RejectionReason,
} from '@circolo/contracts';
import type { SubjectKind } from '@circolo/domain';

export type Scale = readonly [number, number];

/** What is said of a field beside the kind that contracts give it. */
interface OwnField {
  /** The column that keeps it; for codes, the one of the subject's key. */
  readonly column: string;
  /** Of scores: the usual scale, and the column that keeps its top, without which a score of several scales says nothing. */
  readonly scale?: Scale;
  readonly top?: string;
  /** Of whole and decimal numbers, both inside; 0 and what the column holds unless said. */
  readonly least?: number;
  readonly greatest?: number;
  /** Of decimal numbers: zero is none. */
  readonly aboveZero?: boolean;
  /** Of texts: how many letters, 500 unless said. */
  readonly longest?: number;
  /** What is kept where there is no value, as SQL over the row `r`; null unless said. */
  readonly absent?: string;
}

/** A field of a record: how it is read and where it is kept. */
export interface RecordField extends OwnField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Of codes: of which subjects. */
  readonly subject: SubjectKind | null;
}

/** What a sound row must hold beyond the values of its single fields. */
export interface RecordCheck {
  /** The field that is told to be at fault. */
  readonly field: string;
  /** SQL that is true when the row is at fault, made of the SQL of the values of fields, and of the `day`; an unmapped field's is null. */
  readonly fails: (value: (field: string) => string) => string;
  readonly reason: RejectionReason;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Described<K extends RecordKind> {
  /** The versions in force; `<table>_superseded` and `<table>_confirmation` beside it. */
  readonly table: string;
  readonly fields: Readonly<Record<FieldOf<K>, OwnField>>;
  /** The field that says on which local day the record counts. */
  readonly dayOf: FieldOf<K>;
  /** The column of the last day, where a record covers several. */
  readonly lastDay?: string;
  /** A record without a team belongs to the one whose member its agent was on the day. */
  readonly teamByMembership?: boolean;
  /** Whether its days have to be measured again when it changes. */
  readonly isMeasured?: boolean;
  readonly checks?: readonly RecordCheck[];
}

/** All that reading, keeping and undoing need to know of a kind of records. */
export interface RecordDescriptor {
  readonly kind: RecordKind;
  readonly table: string;
  readonly fields: readonly RecordField[];
  /** The field of `dayOf`. */
  readonly dayField: RecordField;
  readonly lastDay: string | null;
  readonly teamByMembership: boolean;
  readonly isMeasured: boolean;
  readonly checks: readonly RecordCheck[];
  /** The columns that make a record's content, with their types; beside them it has its key, and the key of the import that brought it. */
  readonly content: readonly { readonly column: string; readonly type: string }[];
}

export const LABELS_COLUMN = 'label_keys';

const TYPES: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  code: 'int4',
  outcome: '"char"',
  instant: 'timestamptz',
  moment: 'timestamptz',
  date: 'date',
  seconds: 'int4',
  boolean: 'bool',
  score: 'int2',
  whole: 'int4',
  decimal: 'numeric',
  measure: 'text',
};

/** The type of the column of such a field. */
export const typeOf = (kind: FieldKind): string => TYPES[kind];

export function describeKind<K extends RecordKind>(kind: K, described: Described<K>): RecordDescriptor {
  const kinds = FIELD_KINDS_OF[kind] as Readonly<Record<string, FieldKind>>;
  const fields = FIELDS_OF[kind].map((name: FieldOf<K>): RecordField => {
    const fieldKind = kinds[name]!;
    const subject = fieldKind === 'code' ? (name as SubjectKind) : null;
    return { ...described.fields[name], name, kind: fieldKind, required: isRequiredField(kind, name), subject };
  });
  const columns = fields.flatMap((field) => [
    { column: field.column, type: TYPES[field.kind] },
    ...(field.name === described.dayOf && field.column !== 'day' ? [{ column: 'day', type: 'date' }] : []),
    ...(field.top ? [{ column: field.top, type: 'int2' }] : []),
  ]);
  return {
    kind,
    table: described.table,
    fields,
    dayField: fields.find(({ name }) => name === described.dayOf)!,
    lastDay: described.lastDay ?? null,
    teamByMembership: described.teamByMembership ?? false,
    isMeasured: described.isMeasured ?? true,
    checks: described.checks ?? [],
    content: [
      { column: 'source_key', type: 'int4' },
      ...columns,
      ...(kind === 'interactions' ? [{ column: LABELS_COLUMN, type: 'int4[]' }] : []),
    ],
  };
}
