import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { OUTCOME_CHANGES } from '@circolo/domain';
import { IndicatorName } from '../indicators/indicator-name';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { ComparedMeasurements } from './compared-measurements';
import { ComparedVerdicts } from './compared-verdicts';
import { RunComparisonApi } from './run-comparison-api';
import { RunsApi } from './runs-api';

/** Two runs of one period side by side: what the later one found that the other had not, and why. */
@Component({
  selector: 'circolo-comparison-page',
  imports: [RouterLink, TranslocoPipe, ComparedMeasurements, ComparedVerdicts, Counted, IndicatorName, PageHeader, PeriodText, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comparison-page.html',
  styleUrl: './comparison-page.scss',
})
export class ComparisonPage {
  private readonly router = inject(Router);
  private readonly indicators = inject(IndicatorsApi);
  private readonly runs = inject(RunsApi);
  protected readonly figures = inject(Figures);
  /** From the address. */
  readonly id = input.required<string>();
  readonly with = input<string>();
  readonly change = input<string>();

  protected readonly asked = computed(() => ({ id: this.id(), with: this.with(), change: this.change() }));
  protected readonly run = this.runs.one(() => this.id());
  protected readonly comparison = inject(RunComparisonApi).summary(() => this.asked());
  private readonly others = this.runs.list(() => (this.run.hasValue() ? this.run.value().period : undefined));
  /** The runs of the period that this one can be held against, the last first. */
  protected readonly earlier = computed(() => {
    if (!this.run.hasValue() || !this.others.hasValue()) return [];
    const { number } = this.run.value();
    return this.others.value().items.filter((one) => one.number < number && one.state === 'completed');
  });
  protected readonly changes = computed(() => {
    if (!this.comparison.hasValue()) return [];
    const { outcomes } = this.comparison.value();
    const told = OUTCOME_CHANGES.map((change) => ({ change, count: outcomes[change] ?? 0 }));
    return told.filter(({ change, count }) => count > 0 || ['new', 'kept', 'withdrawn', 'flagged'].includes(change));
  });
  protected readonly differs = computed(() => {
    if (!this.comparison.hasValue()) return false;
    const { rules, targets, indicators } = this.comparison.value();
    return rules.length + targets.length + indicators.length > 0;
  });

  protected choose(name: 'with' | 'change', value: string | null): void {
    void this.router.navigate([], { queryParams: { [name]: value }, queryParamsHandling: 'merge' });
  }

  protected chosen(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  protected target(indicator: string, value: number | null): string {
    return this.figures.text(value, this.indicators.unitOf(indicator));
  }
}
