import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SubjectRow } from '@circolo/contracts';
import { RuleTrialsApi } from './rule-trials-api';

/** Chooses one subject of a kind by a search in its name or code; the server searches, however many there are. */
@Component({
  selector: 'circolo-subject-search',
  imports: [MatAutocompleteModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #box
      type="text"
      autocomplete="off"
      spellcheck="false"
      [id]="for()"
      [attr.placeholder]="'rules.trial.search' | transloco"
      [matAutocomplete]="list"
      [value]="chosen()?.name ?? ''"
      (focus)="open.set(true); box.select()"
      (input)="asked.set(box.value)"
      (blur)="box.value = chosen()?.name ?? ''"
    />
    <mat-autocomplete #list [displayWith]="nameOf" (optionSelected)="choose($event)" (closed)="asked.set('')">
      @for (one of found(); track one.id) {
        <mat-option [value]="one">
          {{ one.name }}
          @if (one.code !== one.name) {
            <span class="sub">{{ one.code }}</span>
          }
        </mat-option>
      } @empty {
        <mat-option disabled>{{ (read.isLoading() ? 'ui.loading' : 'rules.trial.noneFound') | transloco }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class SubjectSearch {
  readonly kind = input.required<string>();
  readonly for = input.required<string>();
  readonly picked = output<SubjectRow>();

  /** What is being searched for; nothing is asked of the server before the field is entered. */
  protected readonly asked = signal('');
  protected readonly open = signal(false);
  /** Of another kind it is no choice any more. */
  protected readonly chosen = linkedSignal<string, SubjectRow | null>({ source: () => this.kind(), computation: () => null });
  protected readonly read = inject(RuleTrialsApi).subjects(() => {
    const search = this.asked();
    return this.open() ? { kind: this.kind(), search } : undefined;
  });
  protected readonly found = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  protected readonly nameOf = (one: SubjectRow | null): string => one?.name ?? '';

  protected choose({ option }: MatAutocompleteSelectedEvent): void {
    const subject = option.value as SubjectRow;
    this.chosen.set(subject);
    this.picked.emit(subject);
  }
}
