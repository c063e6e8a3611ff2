import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { type MappingField, MOST_LABELS } from '@circolo/contracts';
import { FieldCases } from './field-cases';
import { FieldOrigin } from './field-origin';
import { FieldReadingForm } from './field-reading-form';
import { FieldValue } from './field-value';
import { firstSamples } from './file-head';
import { ImportDraft } from './import-draft';
import { casesIn, columnsOf, constantIn, readIn } from './mapped-parts';
import { MappingFaults } from './mapping-faults';

const LONGEST_NAME = 60;

/** Groupings of one's own, such as the shift: each has a name, and a column or cases that say the group of a row. */
@Component({
  selector: 'circolo-mapping-labels',
  imports: [MatButton, TranslocoPipe, FieldCases, FieldOrigin, FieldReadingForm, FieldValue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapping-labels.html',
  styleUrl: './mapping-labels.scss',
})
export class MappingLabels {
  private readonly faults = inject(MappingFaults);
  private readonly adding = viewChild<unknown, ElementRef<HTMLSelectElement>>('adding', { read: ElementRef });
  protected readonly draft = inject(ImportDraft);

  protected readonly most = MOST_LABELS;
  protected readonly parts = { casesIn, constantIn, readIn };
  protected readonly labels = computed(() =>
    Object.entries(this.draft.mapping()?.labels ?? {}).map(([name, mapped]) => ({ name, mapped })),
  );
  protected readonly refusesUnknown = computed(() => this.draft.mapping()?.unknown.label === 'refuse');
  /** The label that was to be called as no label can be, or as another is. */
  protected readonly refusedName = signal<string | null>(null);

  protected samplesOf(mapped: MappingField): string {
    const head = this.draft.head();
    return head ? firstSamples(head, columnsOf(mapped)) : '';
  }

  protected wrong(name: string): readonly string[] {
    return this.draft.faultsAt(`labels.${name}`).map((fault) => this.faults.sentence(fault));
  }

  /** It begins with the name of its column. */
  protected add(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const column = select.value;
    select.value = '';
    if (column) this.write([...this.labels(), { name: this.freeName(column), mapped: { column } }]);
  }

  protected rename(name: string, event: Event): void {
    const input = event.target as HTMLInputElement;
    const wanted = input.value.trim();
    const isFine = wanted === name || (wanted !== '' && !wanted.includes(':') && !this.isTaken(wanted));
    this.refusedName.set(isFine ? null : name);
    if (isFine) this.write(this.labels().map((one) => (one.name === name ? { ...one, name: wanted } : one)));
    else input.value = name;
  }

  protected set(name: string, mapped: MappingField | undefined): void {
    if (mapped) this.write(this.labels().map((one) => (one.name === name ? { ...one, mapped } : one)));
  }

  /** The focus stays among the labels. */
  protected remove(name: string): void {
    this.write(this.labels().filter((one) => one.name !== name));
    setTimeout(() => this.adding()?.nativeElement.focus());
  }

  protected setUnknown(event: Event): void {
    const label = (event.target as HTMLSelectElement).value === 'refuse' ? 'refuse' : 'create';
    this.draft.change({ unknown: { ...this.draft.mapping()?.unknown, label } });
  }

  private freeName(column: string): string {
    const name = column
      .replaceAll(':', ' ')
      .trim()
      .slice(0, LONGEST_NAME - 2);
    const names = [name, ...[2, 3, 4, 5].map((number) => `${name} ${number}`)];
    return names.find((one) => !this.isTaken(one)) ?? name;
  }

  private isTaken(name: string): boolean {
    return this.labels().some((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  private write(labels: readonly { readonly name: string; readonly mapped: MappingField }[]): void {
    this.draft.change({ labels: labels.length > 0 ? Object.fromEntries(labels.map(({ name, mapped }) => [name, mapped])) : undefined });
  }
}
