import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { hasLabels, isRequiredField, type MappingCondition, type RecordField, RECORD_KINDS, type RecordKind } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { ImportDraft } from './import-draft';
import { MappedField } from './mapped-field';
import { MappingConditions } from './mapping-conditions';
import { MappingFaults } from './mapping-faults';
import { MappingJson } from './mapping-json';
import { MappingLabels } from './mapping-labels';
import { SourcesApi } from './sources-api';

/** The second step: what the rows are, from which source, and which column holds which field. */
@Component({
  selector: 'circolo-mapping-step',
  imports: [TranslocoPipe, Counted, Instant, MappedField, MappingConditions, MappingJson, MappingLabels],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapping-step.html',
  styleUrl: './mapping-step.scss',
})
export class MappingStep {
  private readonly faults = inject(MappingFaults);
  protected readonly draft = inject(ImportDraft);
  private readonly sources = inject(SourcesApi).sources();

  protected readonly kinds = RECORD_KINDS;
  protected readonly timeZones = Intl.supportedValuesOf('timeZone');
  protected readonly sourceNames = computed(() => (this.sources.hasValue() ? this.sources.value().items.map(({ name }) => name) : []));
  /** The fields that had a column when the step began, or have one now, stand above; the others wait below. */
  private readonly early = signal(new Set(Object.keys(this.draft.mapping()?.fields ?? {})));
  private readonly isUsed = (field: RecordField) => isRequiredField(this.draft.kind(), field) || this.early().has(field);
  protected readonly used = computed(() => {
    const [required, others] = [true, false].map((wanted) =>
      this.draft.fields().filter((field) => this.isUsed(field) && isRequiredField(this.draft.kind(), field) === wanted),
    );
    return [...(required ?? []), ...(others ?? [])];
  });
  protected readonly unused = computed(() => this.draft.fields().filter((field) => !this.isUsed(field)));
  protected readonly chosenBelow = computed(() => this.unused().filter((field) => this.draft.mapping()?.fields[field]).length);

  protected readonly mayHaveLabels = computed(() => hasLabels(this.draft.kind()));

  protected setSkipped(conditions: MappingCondition[]): void {
    this.draft.change({ rows: conditions.length > 0 ? { skipWhen: conditions } : {} });
  }

  protected startFrom(event: Event): void {
    const id = (event.target as HTMLSelectElement).value;
    const row = this.draft.fitting().find((one) => one.id === id);
    if (row) this.draft.startFrom(row);
    else this.draft.startFromHeader();
    this.sortAnew();
  }

  protected setKind(event: Event): void {
    this.draft.setKind((event.target as HTMLSelectElement).value as RecordKind);
    this.sortAnew();
  }

  protected wrong(field: string): string {
    const [fault] = this.draft.faultsAt(field);
    return fault ? this.faults.sentence(fault) : '';
  }

  protected written(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  private sortAnew(): void {
    this.early.set(new Set(Object.keys(this.draft.mapping()?.fields ?? {})));
  }
}
