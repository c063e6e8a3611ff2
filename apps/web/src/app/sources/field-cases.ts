import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldKind, MappingCondition, MappingField } from '@circolo/contracts';
import { FIRST_VALUES, FieldValue } from './field-value';
import { ImportDraft } from './import-draft';
import type { Case } from './mapped-parts';
import { MappingConditions, emptyCondition } from './mapping-conditions';

type Branch = Extract<Case, { when: unknown }>;
type Otherwise = Exclude<Case, Branch>;

/** As many as a mapping takes. */
const MOST = 50;

/** Values of a field that depend on several cells of the row: the first case that holds gives the value, else what stands last. */
@Component({
  selector: 'circolo-field-cases',
  imports: [MatButton, TranslocoPipe, FieldValue, MappingConditions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-cases.html',
  styleUrl: './field-cases.scss',
})
export class FieldCases {
  private readonly draft = inject(ImportDraft);
  private readonly adding = viewChild<unknown, ElementRef<HTMLButtonElement>>('adding', { read: ElementRef });
  readonly kind = input.required<FieldKind>();
  readonly of = input.required<readonly Case[]>();
  readonly changed = output<MappingField>();

  protected readonly most = MOST;
  protected readonly branches = computed(() => this.of().filter((one): one is Branch => 'when' in one));
  protected readonly otherwise = computed(() => this.of().find((one): one is Otherwise => 'otherwise' in one) ?? null);

  protected add(): void {
    this.write([...this.branches(), firstCase(this.kind(), this.draft.columns())]);
  }

  /** The focus stays among the cases. */
  protected remove(place: number): void {
    this.write(this.branches().filter((_, at) => at !== place));
    setTimeout(() => this.adding()?.nativeElement.focus());
  }

  protected moveUp(place: number): void {
    const [before, moved] = this.branches().slice(place - 1, place + 1);
    if (before && moved) this.write(this.branches().toSpliced(place - 1, 2, moved, before));
  }

  protected setValue(place: number, value: string): void {
    this.change(place, { value });
  }

  protected setConditions(place: number, when: MappingCondition[]): void {
    this.change(place, { when });
  }

  protected setOtherwise(event: Event): void {
    const wanted = (event.target as HTMLInputElement).checked;
    this.write(this.branches(), wanted ? { otherwise: FIRST_VALUES[this.kind()] ?? '' } : null);
  }

  protected write(branches: readonly Branch[], otherwise: Otherwise | null = this.otherwise()): void {
    this.changed.emit({ cases: otherwise ? [...branches, otherwise] : [...branches] });
  }

  private change(place: number, part: Partial<Branch>): void {
    this.write(this.branches().map((one, at) => (at === place ? { ...one, ...part } : one)));
  }
}

/** What a case begins as. */
export function firstCase(kind: FieldKind, columns: readonly string[]): Branch {
  return { when: [emptyCondition(columns)], value: FIRST_VALUES[kind] ?? '' };
}
