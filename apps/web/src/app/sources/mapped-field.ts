import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CODED_FIELDS, fieldKindOf, isRequiredField, PSEUDONYMISABLE_FIELDS, type RecordField } from '@circolo/contracts';
import { FieldCases } from './field-cases';
import { FieldOrigin } from './field-origin';
import { FieldReadingForm } from './field-reading-form';
import { FieldValue, constantOf } from './field-value';
import { fieldWord } from './field-word';
import { firstSamples } from './file-head';
import { ImportDraft } from './import-draft';
import { casesIn, columnsOf, constantIn, readIn } from './mapped-parts';
import { MappingFaults } from './mapping-faults';

/** One field of a record: which column of the file holds it, how it is read, and what the first rows have there. */
@Component({
  selector: 'circolo-mapped-field',
  imports: [TranslocoPipe, FieldCases, FieldOrigin, FieldReadingForm, FieldValue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapped-field.html',
  styleUrl: './mapped-field.scss',
})
export class MappedField {
  private readonly faults = inject(MappingFaults);
  protected readonly draft = inject(ImportDraft);
  readonly field = input.required<RecordField>();

  protected readonly word = computed(() => fieldWord(this.draft.kind(), this.field()));
  protected readonly kind = computed(() => fieldKindOf(this.draft.kind(), this.field()) ?? 'text');
  protected readonly isRequired = computed(() => isRequiredField(this.draft.kind(), this.field()));
  protected readonly mapped = computed(() => this.draft.mapping()?.fields[this.field()]);
  protected readonly constant = computed(() => constantIn(this.mapped()));
  protected readonly read = computed(() => readIn(this.mapped()));
  protected readonly cases = computed(() => casesIn(this.mapped()));
  protected readonly samples = computed(() => {
    const [head, mapped] = [this.draft.head(), this.mapped()];
    return head && mapped ? firstSamples(head, columnsOf(mapped)) : '';
  });
  protected readonly wrong = computed(() => this.draft.faultsAt(`fields.${this.field()}`).map((fault) => this.faults.sentence(fault)));
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

  protected setConstant(text: string): void {
    this.draft.setField(this.field(), { constant: constantOf(this.kind(), text) });
  }

  protected setUnknown(event: Event): void {
    const mapping = this.draft.mapping();
    const refuse = (event.target as HTMLSelectElement).value === 'refuse';
    if (mapping) this.draft.change({ unknown: { ...mapping.unknown, [this.field()]: refuse ? 'refuse' : 'create' } });
  }
}
