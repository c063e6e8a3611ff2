import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReadinessCheck } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { State, type StateName } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ReadinessWords } from './readiness-in-words';
import { RunSchedulesApi } from './run-schedules-api';

const SHOWN_AS: Readonly<Record<ReadinessCheck['state'], StateName>> = { ready: 'met', waiting: 'watch', missing: 'warning' };

/** How ready a period is to be evaluated: six steps, what each still misses, and whose it is to see to it. */
@Component({
  selector: 'circolo-readiness-sheet',
  imports: [TranslocoPipe, PeriodText, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      @if (!readiness.hasValue()) {
        <circolo-waiting [on]="readiness" />
      } @else {
        @let told = readiness.value();
        <header>
          <h2>{{ 'cycle.ready.title' | transloco: { period: told.period | period } }}</h2>
          <circolo-state
            [of]="told.isReady ? 'met' : 'watch'"
            [text]="'cycle.ready.steps' | transloco: { ready: told.ready, all: told.checks.length }"
          />
        </header>
        <ol>
          @for (check of told.checks; track check.name) {
            <li>
              <circolo-state [of]="shownAs[check.state]" [text]="'cycle.ready.name.' + check.name | transloco" />
              <div>
                @if (check.state === 'ready') {
                  <span class="sub">{{ 'cycle.ready.ok.' + check.name | transloco }}</span>
                } @else {
                  {{ words.short(check) }}
                  @for (source of check.sources; track source.name) {
                    <div class="sub">{{ words.owing(source) }}</div>
                  }
                  @if (check.by; as role) {
                    <div class="sub">{{ 'cycle.ready.by' | transloco: { role: 'words.role.' + role | transloco } }}</div>
                  }
                }
              </div>
            </li>
          }
        </ol>
      }
    </section>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 8px 16px 12px;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: 4px 32px;
    }
    li {
      display: grid;
      grid-template-columns: 116px minmax(0, 1fr);
      gap: 12px;
      align-items: baseline;
      padding-block: 4px;
    }
  `,
})
export class ReadinessSheet {
  protected readonly words = inject(ReadinessWords);
  protected readonly shownAs = SHOWN_AS;
  readonly period = input.required<string>();
  protected readonly readiness = inject(RunSchedulesApi).readiness(() => this.period());
}
