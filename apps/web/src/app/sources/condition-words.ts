import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { samplesOf } from './file-head';
import { ImportDraft } from './import-draft';

/** So many words of a column are offered; any other can be written. */
const OFFERED = 12;

/** Some words of a column: those of the first rows to be pressed, others to be written. */
@Component({
  selector: 'circolo-condition-words',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (word of words(); track $index) {
      <button type="button" class="chip" [attr.aria-pressed]="chosen().includes(word)" (click)="toggle(word)">{{ word }}</button>
    }
    <input
      autocomplete="off"
      maxlength="200"
      [attr.aria-label]="'sources.import.condition.another' | transloco"
      [attr.placeholder]="'sources.import.condition.another' | transloco"
      [attr.aria-invalid]="chosen().length === 0 || null"
      (change)="add($event)"
    />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
      min-width: 0;
    }
    .chip {
      max-width: 100%;
      overflow-wrap: anywhere;
      text-align: start;
    }
    input {
      flex: 1 1 120px;
      width: 120px;
      max-width: 220px;
    }
  `,
})
export class ConditionWords {
  private readonly draft = inject(ImportDraft);
  readonly column = input.required<string>();
  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<string[]>();

  private readonly found = computed(() => {
    const head = this.draft.head();
    return head ? [...new Set(samplesOf(head, this.column()))].slice(0, OFFERED) : [];
  });
  protected readonly words = computed(() => [...new Set([...this.found(), ...this.chosen()])]);

  protected toggle(word: string): void {
    const chosen = this.chosen();
    this.changed.emit(chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]);
  }

  protected add(event: Event): void {
    const input = event.target as HTMLInputElement;
    const word = input.value.trim();
    input.value = '';
    if (word && !this.chosen().includes(word)) this.changed.emit([...this.chosen(), word]);
  }
}
