import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CostRow, SimulatedPeriodRow, SimulationRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Figures } from '../ui/figures';
import type { SimulationShow } from './rule-trials-api';
import { SimulationChart } from './simulation-chart';
import { SimulationSubjects } from './simulation-subjects';

/** What a simulation found: in a sentence, as small bars, as a table, and whom, with why. */
@Component({
  selector: 'circolo-simulation-result',
  imports: [TranslocoPipe, Counted, Instant, PeriodText, SimulationChart, SimulationSubjects],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './simulation-result.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
      min-width: 0;
    }
    .chart-place {
      height: 230px;
    }
    .shows {
      gap: 8px;
    }
    .chip[aria-pressed='true'] {
      border-color: var(--accent);
      color: var(--accent);
      font-weight: 600;
    }
  `,
})
export class SimulationResult {
  private readonly figures = inject(Figures);
  readonly of = input.required<SimulationRow>();

  protected readonly compared = computed(() => this.of().publishedVersion !== null);
  protected readonly shows = computed<readonly SimulationShow[]>(() =>
    this.compared() ? ['touched', 'gained', 'lost', 'not-evaluable'] : ['touched', 'not-evaluable'],
  );
  /** What list is open; none at first, since it may be of people. */
  protected readonly show = linkedSignal<string, SimulationShow | null>({ source: () => this.of().id, computation: () => null });
  protected readonly known = computed(() => this.of().eachCents !== null);

  protected toggle(one: SimulationShow): void {
    this.show.update((now) => (now === one ? null : one));
  }

  protected money(cost: CostRow | null): string {
    return this.figures.text(cost?.cents ?? null, 'cents');
  }

  protected sum(of: 'gained' | 'lost' | 'touched' | 'notEvaluable'): number {
    return this.of().periods.reduce((sum, period: SimulatedPeriodRow) => sum + (period[of] ?? 0), 0);
  }
}
