import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ReadinessWords } from '../cycle/readiness-in-words';
import { RunSchedulesApi } from '../cycle/run-schedules-api';
import { PeriodText } from '../language/period-text';

/** What the chosen period still misses before it is evaluated, in one line; nothing once it misses nothing. */
@Component({
  selector: 'circolo-readiness-line',
  imports: [RouterLink, TranslocoPipe, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (readiness.hasValue() && !readiness.value().isReady) {
      <p class="notice">
        {{ 'today.readiness' | transloco: { period: period() | period, told: words.headline(readiness.value()) } }}
        <a routerLink="/runs">{{ 'today.readinessMore' | transloco }}</a>
      </p>
    }
  `,
})
export class ReadinessLine {
  protected readonly words = inject(ReadinessWords);
  readonly period = input.required<string>();
  protected readonly readiness = inject(RunSchedulesApi).readiness(() => this.period());
}
