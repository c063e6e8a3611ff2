import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleTrial } from '@circolo/contracts';
import type { Condition } from '@circolo/domain';
import { WhatIfWords } from '../cycle/what-if-in-words';
import { PeriodText } from '../language/period-text';
import { State } from '../ui/state';
import { ConditionsInWords } from './conditions-in-words';
import { VERDICT_SHOWN_AS } from './verdict-shown';

/** What conditions say of one subject: each with its true figure, the periods that count, and what would have changed it. */
@Component({
  selector: 'circolo-trial-result',
  imports: [TranslocoPipe, ConditionsInWords, PeriodText, State, WhatIfWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let trial = of();
    <p>
      <circolo-state [of]="shownAs[trial.verdict]" [text]="'rules.verdict.' + trial.verdict | transloco" />
      <span>{{ 'rules.trial.says.' + trial.verdict | transloco: { subject: trial.subject.name, period: (trial.period | period) } }}</span>
    </p>
    <circolo-conditions-in-words [of]="conditions()" [reasons]="trial.because" />
    @if (trial.history; as history) {
      <div>
        <h3>{{ 'rules.trial.history' | transloco }}</h3>
        <ul class="periods">
          @for (one of history; track one.period) {
            <li>
              <span>{{ one.period | period }}</span>
              @if (one.verdict; as verdict) {
                <circolo-state [of]="shownAs[verdict]" [text]="'rules.verdict.' + verdict | transloco" />
              } @else {
                <span class="sub">{{ 'rules.trial.notEvaluated' | transloco }}</span>
              }
            </li>
          }
        </ul>
      </div>
    }
    <div class="note"><circolo-what-if-words [of]="trial.whatIf" /></div>
    <p class="sub">{{ 'rules.trial.from' | transloco: { period: (trial.period | period), number: trial.run.number } }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      overflow-wrap: anywhere;
    }
    .periods {
      list-style: none;
      padding: 0;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
    }
    .periods li {
      display: flex;
      gap: 8px;
    }
  `,
})
export class TrialResult {
  readonly of = input.required<RuleTrial>();
  protected readonly shownAs = VERDICT_SHOWN_AS;
  protected readonly conditions = computed(() => this.of().conditions as Condition);
}
