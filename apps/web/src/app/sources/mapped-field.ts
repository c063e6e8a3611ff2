import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  AGGREGATE_MEASURES,
  CODED_FIELDS,
  fieldKindOf,
  isRequiredField,
  type MappingField,
  PSEUDONYMISABLE_FIELDS,
  type RecordField,
} from '@circolo/contracts';
import { INTERACTION_OUTCOMES } from './field-kinds';
import { fieldWord } from './field-word';
import { FieldReadingForm } from './field-reading-form';
import { samplesOf } from './file-head';
import { columnsOf, guessField } from './guess-mapping';
import { ImportDraft } from './import-draft';
import { MappingFaults } from './mapping-faults';

/** Where a field comes from, other than one column. */
const CONSTANT = 'constant:';
const SEVERAL = 'several:';
const CASES = 'cases:';
const COLUMN = 'column:';
const SHOWN_SAMPLES = 3;
/** What a constant begins as. */
const CONSTANTS: Readonly<Record<string, string | number | boolean>> = {
  outcome: 'answered',
  boolean: true,
  seconds: 0,
  whole: 0,
  decimal: 0,
  measure: 'contacts',
};

/** One field of a record: which column of the file holds it, how it is read, and what the first rows have there. */
@Component({
  selector: 'circolo-mapped-field',
  imports: [TranslocoPipe, FieldReadingForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapped-field.html',
  styleUrl: './mapped-field.scss',
})
export class MappedField {
  private readonly faults = inject(MappingFaults);
  protected readonly draft = inject(ImportDraft);
  readonly field = input.required<RecordField>();

  protected readonly origins = { CONSTANT, SEVERAL, CASES, COLUMN };
  protected readonly outcomes = INTERACTION_OUTCOMES;
  protected readonly word = computed(() => fieldWord(this.draft.kind(), this.field()));
  protected readonly measures = AGGREGATE_MEASURES;
  protected readonly kind = computed(() => fieldKindOf(this.draft.kind(), this.field()) ?? 'text');
  protected readonly isRequired = computed(() => isRequiredField(this.draft.kind(), this.field()));
  protected readonly mapped = computed(() => this.draft.mapping()?.fields[this.field()]);
  protected readonly from = computed(() => {
    const mapped = this.mapped();
    if (!mapped) return '';
    if ('constant' in mapped) return CONSTANT;
    if ('cases' in mapped) return CASES;
    return 'columns' in mapped ? SEVERAL : COLUMN + mapped.column;
  });
  protected readonly constant = computed(() => {
    const mapped = this.mapped();
    return mapped && 'constant' in mapped ? String(mapped.constant) : '';
  });
  protected readonly several = computed(() => {
    const mapped = this.mapped();
    return mapped && 'columns' in mapped ? mapped : null;
  });
  protected readonly cases = computed(() => {
    const mapped = this.mapped();
    return mapped && 'cases' in mapped ? mapped.cases.length : 0;
  });
  /** A column that the mapping names and this file does not have. */
  protected readonly strange = computed(() => {
    const mapped = this.mapped();
    return (mapped ? columnsOf(mapped) : []).filter((column) => !this.draft.columns().includes(column));
  });
  protected readonly samples = computed(() => {
    const [head, mapped] = [this.draft.head(), this.mapped()];
    if (!head || !mapped || !columnsOf(mapped).length) return '';
    return [...new Set(samplesOf(head, ...columnsOf(mapped)))].slice(0, SHOWN_SAMPLES).join(' · ');
  });
  protected readonly wrong = computed(() => {
    const prefix = `fields.${this.field()}`;
    return this.draft
      .refused()
      .filter(({ field }) => field === prefix || field.startsWith(`${prefix}.`))
      .map((fault) => this.faults.sentence(fault));
  });
  protected readonly unknown = computed(() => {
    const field = CODED_FIELDS.find((one) => one === this.field());
    return field ? (this.draft.mapping()?.unknown[field] ?? 'create') : null;
  });

  /** Null for a field that tells nothing of who somebody is. */
  protected readonly pseudonym = computed(() => {
    const field = PSEUDONYMISABLE_FIELDS.find((one) => one === this.field());
    return field ? (this.draft.mapping()?.pseudonymise?.includes(field) ?? false) : null;
  });

  protected setPseudonym(event: Event): void {
    const field = PSEUDONYMISABLE_FIELDS.find((one) => one === this.field());
    if (field) this.draft.setPseudonym(field, (event.target as HTMLInputElement).checked);
  }

  protected choose(event: Event): void {
    const from = (event.target as HTMLSelectElement).value;
    this.draft.setField(this.field(), this.fieldFrom(from));
  }

  protected setConstant(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const number = Number(text.replace(',', '.'));
    const isNumber = ['seconds', 'score', 'whole', 'decimal'].includes(this.kind()) && text.trim() !== '' && Number.isFinite(number);
    const constant = this.kind() === 'boolean' ? text === 'true' : isNumber ? number : text;
    this.draft.setField(this.field(), { constant });
  }

  protected setColumn(index: number, event: Event): void {
    const [mapped, column] = [this.several(), (event.target as HTMLSelectElement).value];
    if (!mapped) return;
    const columns = mapped.columns.with(index, column).filter(Boolean);
    this.draft.setField(this.field(), columns.length > 0 ? { ...mapped, columns } : undefined);
  }

  protected addColumn(event: Event): void {
    const [mapped, column] = [this.several(), (event.target as HTMLSelectElement).value];
    if (mapped && column) this.draft.setField(this.field(), { ...mapped, columns: [...mapped.columns, column] });
  }

  protected setJoin(event: Event): void {
    const mapped = this.several();
    if (mapped) this.draft.setField(this.field(), { ...mapped, join: (event.target as HTMLInputElement).value });
  }

  protected setUnknown(event: Event): void {
    const mapping = this.draft.mapping();
    const refuse = (event.target as HTMLSelectElement).value === 'refuse';
    if (mapping) this.draft.change({ unknown: { ...mapping.unknown, [this.field()]: refuse ? 'refuse' : 'create' } });
  }

  private fieldFrom(from: string): MappingField | undefined {
    const [head, mapped] = [this.draft.head(), this.mapped()];
    if (from === '' || !head) return undefined;
    if (from === CONSTANT) return { constant: CONSTANTS[this.kind()] ?? '' };
    if (from.startsWith(COLUMN)) return guessField(this.draft.kind(), this.field(), [from.slice(COLUMN.length)], head);
    if (from !== SEVERAL) return mapped;
    const [first = head.columns[0] ?? ''] = mapped ? columnsOf(mapped) : [];
    const { column: _, ...reading } = mapped && 'column' in mapped ? mapped : { column: '' };
    return { columns: [first], join: ' ', ...reading };
  }
}
