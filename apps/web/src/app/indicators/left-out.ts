import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LeftOut as LeftOutAnswer } from '@circolo/contracts';
import { Figures } from '../ui/figures';
import { Waiting } from '../ui/waiting';
import { RecordsApi } from './records-api';

/** The contacts of the period that a figure is not computed over, by reason. */
@Component({
  selector: 'circolo-left-out',
  imports: [TranslocoPipe, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'indicators.leftOut.title' | transloco }}</h2>
        @if (told.hasValue()) {
          <span>{{
            'indicators.leftOut.of' | transloco: { counted: number(told.value().counted), contacts: number(told.value().contacts) }
          }}</span>
        }
      </header>
      @if (!told.hasValue()) {
        <circolo-waiting [on]="told" />
      } @else if (told.value().reasons.length > 0) {
        <dl class="facts inside">
          @for (one of told.value().reasons; track $index) {
            <dt>{{ words(one) }}</dt>
            <dd class="n">{{ number(one.contacts) }}</dd>
          }
        </dl>
      } @else {
        <p class="inside note">{{ 'indicators.leftOut.none' | transloco }}</p>
      }
    </section>
  `,
})
export class LeftOut {
  private readonly texts = inject(TranslocoService);
  private readonly figures = inject(Figures);
  readonly indicator = input.required<string>();
  readonly period = input.required<string>();
  readonly subject = input.required<string>();
  readonly id = input<string>();

  protected readonly told = inject(RecordsApi).leftOut(() => ({
    indicator: this.indicator(),
    period: this.period(),
    subject: this.subject(),
    ...(this.id() ? { id: this.id()! } : {}),
  }));
  protected readonly number = (count: number) => this.figures.number(count);

  protected words({ reason, field, outcome }: LeftOutAnswer['reasons'][number]): string {
    return this.texts.translate<string>(`indicators.leftOut.reason.${reason}`, {
      outcome: outcome ? this.texts.translate<string>(`indicators.records.outcomes.${outcome}`) : '',
      field: field ? this.texts.translate<string>(`words.field.${field}`) : '',
    });
  }
}
