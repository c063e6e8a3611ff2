import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { INDICATORS, isIndicatorCode, unitsOfParts } from '@circolo/domain';
import { Formula } from '../language/formula';
import { Missing } from '../language/missing';
import { PeriodText } from '../language/period-text';
import { Figures } from './figures';

/** All that is known of one figure. `name` is in the reader's language; `records` is where the records it was made of are listed. */
export interface ValueCardData {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly version: number;
  /** Those that the figure was made with, where they may differ from the shipped ones. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly subject: string;
  readonly period: string;
  readonly value: number | null;
  readonly sample: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: readonly string[];
  /** How many cases the indicator needs before it judges. */
  readonly minimumSample?: number;
  readonly target?: number | null;
  readonly run?: number | null;
  readonly records?: { readonly link: string; readonly query: Record<string, string> };
}

/** Says of a figure how it was made: formula in words, its two numbers, what it lacks, how sure it is, and which definition made it. */
@Component({
  selector: 'circolo-value-card',
  imports: [MatDialogModule, MatButton, RouterLink, TranslocoPipe, Formula, PeriodText, Missing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ card.name }}</h2>
    <mat-dialog-content class="stack">
      <p class="sub">{{ card.indicator | formula: 'formula' : card.parameters }}</p>
      <dl>
        <dt>{{ 'ui.card.subject' | transloco }}</dt>
        <dd>{{ card.subject }}</dd>
        <dt>{{ 'ui.card.period' | transloco }}</dt>
        <dd>{{ card.period | period }}</dd>
        <dt>{{ 'ui.card.value' | transloco }}</dt>
        <dd>
          <b>{{ value() }}</b>
        </dd>
        @if (card.denominator !== null) {
          <dt>{{ card.indicator | formula: 'numerator' : card.parameters }}</dt>
          <dd>{{ numerator() }}</dd>
          <dt>{{ card.indicator | formula: 'denominator' : card.parameters }}</dt>
          <dd>{{ denominator() }}</dd>
        }
        @if (card.value !== null) {
          <dt>{{ 'ui.card.sample' | transloco }}</dt>
          <dd>{{ sample() }}</dd>
          <dt>{{ 'ui.card.interval' | transloco }}</dt>
          <dd>{{ interval() }}</dd>
        }
        @if (card.target !== undefined && card.target !== null) {
          <dt>{{ 'ui.card.target' | transloco }}</dt>
          <dd>{{ target() }}</dd>
        }
        <dt>{{ 'ui.card.definition' | transloco }}</dt>
        <dd>
          <a [routerLink]="['/indicators/catalogue', card.indicator]" mat-dialog-close>{{
            'ui.card.version' | transloco: { code: card.indicator, version: card.version }
          }}</a>
        </dd>
        @if (card.run) {
          <dt>{{ 'ui.card.run' | transloco }}</dt>
          <dd>{{ card.run }}</dd>
        }
      </dl>
      @if (card.missing.length > 0) {
        <p>{{ card.missing | missing: card.indicator }}</p>
      } @else if (tooFew()) {
        <p>{{ 'ui.card.tooFew' | transloco: { minimum: card.minimumSample } }}</p>
      }
      @if (card.records; as records) {
        <p>
          <a [routerLink]="records.link" [queryParams]="records.query" mat-dialog-close>{{ 'ui.card.records' | transloco }}</a>
        </p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'ui.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 4px 14px;
      font-size: var(--text-table);
    }
    dt {
      color: var(--ink-3);
    }
    dd {
      text-align: right;
    }
  `,
})
export class ValueCard {
  private readonly figures = inject(Figures);
  protected readonly card = inject<ValueCardData>(MAT_DIALOG_DATA);

  protected readonly value = computed(() => this.figures.text(this.card.value, this.card.unit));
  protected readonly sample = computed(() => this.figures.number(this.card.sample));
  protected readonly interval = computed(() => this.figures.interval(this.card.low, this.card.high, this.card.unit));
  protected readonly target = computed(() => this.figures.text(this.card.target, this.card.unit));
  protected readonly numerator = computed(() => this.sum('numerator'));
  protected readonly denominator = computed(() => this.sum('denominator'));
  protected readonly tooFew = computed(() => this.card.value !== null && this.card.sample < (this.card.minimumSample ?? 0));

  /** Sums of time and of money are told in their units, counts and votes as plain numbers. */
  private sum(part: 'numerator' | 'denominator'): string {
    const { indicator } = this.card;
    const { unit, divisor } = isIndicatorCode(indicator) ? unitsOfParts(INDICATORS[indicator])[part] : { unit: this.card.unit, divisor: 1 };
    const sum = (this.card[part] ?? 0) / divisor;
    if (unit === 'points') return this.figures.number(sum, Number.isInteger(sum) ? 0 : 1);
    if (unit === 'seconds' && divisor === 1) return `${this.figures.number(sum)} s`;
    return this.figures.text(sum, unit);
  }
}
