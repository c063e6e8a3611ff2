import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { NotCountedWords } from '../sources/not-counted-in-words';
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
            <dt>{{ notCounted.sentence(one) }}</dt>
            <dd class="n">{{ number(one.count) }}</dd>
          }
        </dl>
      } @else {
        <p class="inside note">{{ 'indicators.leftOut.none' | transloco }}</p>
      }
    </section>
  `,
})
export class LeftOut {
  protected readonly notCounted = inject(NotCountedWords);
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
}
