import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SimulatedSubjectRow, SimulationRow } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { Waiting } from '../ui/waiting';
import { RuleTrialsApi } from './rule-trials-api';
import { TrialResult } from './trial-result';

/** Why a simulation touched a subject, or did not: the rule that was simulated tried on it, in one of the periods. */
@Component({
  selector: 'circolo-simulated-subject',
  imports: [TranslocoPipe, PeriodText, TrialResult, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row" role="group" [attr.aria-label]="'rules.simulation.period' | transloco">
      @for (one of row().periods; track one.period) {
        <button class="chip" type="button" [attr.aria-pressed]="one.period === period()" (click)="period.set(one.period)">
          {{ one.period | period }}
          @if (one.heldBefore !== null) {
            <span class="sub">{{ 'rules.simulation.before.' + one.heldBefore | transloco }}</span>
          }
        </button>
      }
    </div>
    @if (trial.hasValue()) {
      <circolo-trial-result [of]="trial.value()" />
    } @else {
      <circolo-waiting [on]="trial" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 12px 0 4px 20px;
    }
    .chip[aria-pressed='true'] {
      border-color: var(--accent);
      color: var(--accent);
    }
  `,
})
export class SimulatedSubject {
  readonly of = input.required<SimulationRow>();
  readonly row = input.required<SimulatedSubjectRow>();

  protected readonly period = linkedSignal(() => this.row().periods.at(-1)!.period);
  private readonly asked = computed(() => {
    const { conditions, persistence, outcome } = this.of();
    return { conditions, persistence, outcome, subject: this.row().subject.id, period: this.period() };
  });
  protected readonly trial = inject(RuleTrialsApi).trial(() => this.asked());
}
