import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { Language } from '../language/language';
import { FactWords } from '../ui/fact-words';
import { readFigure, writeFigure } from '../ui/read-figure';

const SEPARATOR = ';';

/** What a fact is compared with, written as the reader writes it: a figure in its unit, yes or no, one of a few words, or several. */
@Component({
  selector: 'circolo-fact-value',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (fact().type === 'boolean') {
      <select [id]="for()" [attr.aria-label]="'rules.value' | transloco" (change)="changed.emit(chosen($event) === 'true')">
        <option value="true" [selected]="value() === true">{{ 'words.yes' | transloco }}</option>
        <option value="false" [selected]="value() === false">{{ 'words.no' | transloco }}</option>
      </select>
    } @else if (fact().values; as values) {
      @if (list()) {
        <fieldset class="choices">
          <legend class="visually-hidden">{{ 'rules.value' | transloco }}</legend>
          @for (one of values; track one) {
            <label class="check">
              <input type="checkbox" [checked]="several().includes(one)" (change)="toggle(one)" />{{ words.value(fact().name, one) }}
            </label>
          }
        </fieldset>
      } @else {
        <select [id]="for()" [attr.aria-label]="'rules.value' | transloco" (change)="changed.emit(chosen($event))">
          <option value="" disabled [selected]="value() === null">{{ 'rules.choose' | transloco }}</option>
          @for (one of values; track one) {
            <option [value]="one" [selected]="one === value()">{{ words.value(fact().name, one) }}</option>
          }
        </select>
      }
    } @else {
      <input
        [id]="for()"
        autocomplete="off"
        [attr.aria-label]="'rules.value' | transloco"
        [attr.aria-invalid]="wrong() || notUnderstood() || null"
        [attr.placeholder]="'rules.hint.' + hint() | transloco"
        [value]="text()"
        (input)="write($event)"
      />
      @if (notUnderstood()) {
        <span class="wrong" role="alert">{{ 'rules.notUnderstood' | transloco: { example: ('rules.hint.' + hint() | transloco) } }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 14px;
    }
    .wrong {
      color: var(--critical);
      font-size: var(--text-small);
      font-weight: 600;
    }
  `,
})
export class FactValue {
  private readonly language = inject(Language);
  protected readonly words = inject(FactWords);
  readonly fact = input.required<FactRow>();
  /** Several values, for operators that take a list. */
  readonly list = input(false);
  readonly value = input.required<unknown>();
  readonly for = input('');
  readonly wrong = input(false);
  readonly changed = output<unknown>();

  /** As it is being typed: written anew when another fact or operator is chosen, never while somebody types. */
  protected readonly text = linkedSignal<string, string>({
    source: () => `${this.fact().name} ${this.list()}`,
    computation: () => untracked(() => this.written()),
  });
  protected readonly notUnderstood = computed(() => this.text().trim() !== '' && this.value() === null);
  protected readonly several = computed(() => (Array.isArray(this.value()) ? (this.value() as readonly unknown[]) : []));
  protected readonly hint = computed(() => {
    if (this.fact().type !== 'number') return this.list() ? 'texts' : 'text';
    return this.fact().unit ?? 'number';
  });

  protected write(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.text.set(text);
    if (!this.list()) return this.changed.emit(this.read(text));
    const values = text
      .split(SEPARATOR)
      .filter((one) => one.trim() !== '')
      .map((one) => this.read(one));
    this.changed.emit(values.length === 0 || values.includes(null) ? null : values);
  }

  protected toggle(one: string): void {
    const chosen = this.several();
    this.changed.emit((this.fact().values ?? []).filter((value) => (value === one ? !chosen.includes(one) : chosen.includes(value))));
  }

  protected chosen(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  private read(text: string): string | number | null {
    if (this.fact().type === 'number') return readFigure(text, this.fact().unit, this.language.locale());
    return text.trim() === '' ? null : text.trim();
  }

  private written(): string {
    const write = (value: unknown) =>
      typeof value === 'number' ? writeFigure(value, this.fact().unit, this.language.locale()) : String(value ?? '');
    const value = this.value();
    return Array.isArray(value) ? value.map(write).join(`${SEPARATOR} `) : write(value);
  }
}
