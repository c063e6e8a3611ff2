import { ChangeDetectionStrategy, Component, type ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Language } from '../language/language';
import { plainText } from '../language/plain-text';
import { Counted } from '../language/counted';
import { FactMeanings } from './fact-meanings';

/** What facts are about, other than indicators. */
const OTHERS: readonly string[] = ['subject', 'training', 'open'];
/** More than anybody reads through; those who know what they look for write a word of it. */
const MOST_SHOWN = 60;

/** Chooses a fact by its name in the reader's language: a field to search in, and the facts by what they are about. */
@Component({
  selector: 'circolo-fact-picker',
  imports: [MatAutocompleteModule, TranslocoPipe, Counted],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #box
      type="text"
      autocomplete="off"
      spellcheck="false"
      [attr.data-first]="first() ? '' : null"
      [attr.aria-label]="'rules.fact' | transloco"
      [attr.aria-invalid]="wrong() || null"
      [attr.placeholder]="'rules.searchFact' | transloco"
      [matAutocomplete]="list"
      [value]="label()"
      (focus)="box.select()"
      (input)="asked.set(box.value)"
      (blur)="leave()"
    />
    <mat-autocomplete
      #list
      class="facts"
      panelWidth="min(560px, calc(100vw - 32px))"
      [displayWith]="labelOf"
      (optionSelected)="choose($event)"
      (closed)="asked.set('')"
    >
      @for (group of groups(); track group.name) {
        <mat-optgroup [label]="group.name">
          @for (fact of group.facts; track fact.name) {
            <mat-option [value]="fact.name" [attr.aria-label]="fact.label[language.code()]" [attr.aria-description]="meanings.of(fact)">
              {{ fact.label[language.code()] }}
              <span class="unit">{{ meanings.unit(fact) }}</span>
              <div class="sub" aria-hidden="true">{{ fact.name }} · {{ meanings.of(fact) }}</div>
            </mat-option>
          }
        </mat-optgroup>
      } @empty {
        <mat-option disabled>{{ 'rules.noFact' | transloco }}</mat-option>
      }
      @if (more() > 0) {
        <mat-option disabled>{{ 'rules.moreFacts' | counted: more() }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    input {
      text-overflow: ellipsis;
    }
  `,
})
export class FactPicker {
  private readonly indicators = inject(IndicatorsApi);
  private readonly texts = inject(TranslocoService);
  protected readonly language = inject(Language);
  protected readonly meanings = inject(FactMeanings);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  readonly facts = input.required<readonly FactRow[]>();
  readonly fact = input.required<string>();
  /** Whether it takes the focus when its row is opened. */
  readonly first = input(false);
  readonly wrong = input(false);
  readonly chosen = output<string>();

  /** What is being searched for; empty shows all. */
  protected readonly asked = signal('');
  protected readonly label = computed(() => this.labelOf(this.fact()));
  protected readonly labelOf = (name: string): string =>
    this.facts().find((fact) => fact.name === name)?.label[this.language.code()] ?? name;

  private readonly found = computed(() => {
    const words = plainText(this.asked()).split(' ').filter(Boolean);
    return this.meanings.found(this.facts(), words);
  });
  protected readonly more = computed(() => Math.max(0, this.found().length - MOST_SHOWN));
  protected readonly groups = computed(() => {
    const groups = new Map<string, FactRow[]>();
    for (const fact of this.found().slice(0, MOST_SHOWN)) {
      const name = this.groupOf(fact.name);
      groups.set(name, [...(groups.get(name) ?? []), fact]);
    }
    return [...groups].map(([name, facts]) => ({ name, facts }));
  });

  protected choose({ option }: MatAutocompleteSelectedEvent): void {
    this.chosen.emit(option.value as string);
  }

  /** Half a search is no choice: the field shows again what is chosen. */
  protected leave(): void {
    this.box().nativeElement.value = this.label();
  }

  private groupOf(name: string): string {
    const about = name.slice(0, name.indexOf('.'));
    return OTHERS.includes(about) ? this.texts.translate('rules.about.' + about) : this.indicators.nameOf(about);
  }
}
