import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AGGREGATE_MEASURES, type FieldKind, INTERACTION_OUTCOMES } from '@circolo/contracts';

/** What a value of a kind begins as; a text begins empty. */
export const FIRST_VALUES: Partial<Record<FieldKind, string>> = {
  outcome: 'answered',
  boolean: 'true',
  seconds: '0',
  whole: '0',
  decimal: '0',
  measure: 'contacts',
};
const NUMBERS: readonly FieldKind[] = ['seconds', 'score', 'whole', 'decimal'];

/** A constant as a mapping has it: numbers and yes or no are no texts. */
export function constantOf(kind: FieldKind, text = FIRST_VALUES[kind] ?? ''): string | number | boolean {
  if (kind === 'boolean') return text === 'true';
  const number = Number(text.replace(',', '.'));
  return NUMBERS.includes(kind) && text.trim() !== '' && Number.isFinite(number) ? number : text;
}

/** One value of a field, said by hand: one of a few where there are only a few. */
@Component({
  selector: 'circolo-field-value',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choices(); as few) {
      <select [attr.aria-label]="'sources.import.value' | transloco" (change)="write($event)">
        @for (one of few; track one) {
          <option [value]="one" [selected]="one === of()">{{ wordOf(one) ? (wordOf(one) | transloco) : one }}</option>
        }
      </select>
    } @else {
      <input
        autocomplete="off"
        [attr.maxlength]="longest()"
        [attr.aria-label]="'sources.import.value' | transloco"
        [attr.placeholder]="'sources.import.value' | transloco"
        [value]="of()"
        (change)="write($event)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class FieldValue {
  readonly kind = input.required<FieldKind>();
  readonly of = input.required<string>();
  readonly longest = input(200);
  readonly changed = output<string>();

  protected readonly choices = computed((): readonly string[] | null => {
    if (this.kind() === 'outcome') return INTERACTION_OUTCOMES;
    if (this.kind() === 'measure') return AGGREGATE_MEASURES;
    return this.kind() === 'boolean' ? ['true', 'false'] : null;
  });

  protected wordOf(value: string): string {
    if (this.kind() === 'outcome') return 'indicators.records.outcomes.' + value;
    return this.kind() === 'boolean' ? (value === 'true' ? 'words.yes' : 'words.no') : '';
  }

  protected write(event: Event): void {
    this.changed.emit((event.target as HTMLInputElement | HTMLSelectElement).value);
  }
}
