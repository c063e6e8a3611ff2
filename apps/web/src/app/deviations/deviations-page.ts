import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeviationRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Chosen } from '../shell/chosen';
import { BulletHeads, BulletRow } from '../ui/bullet-row';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { DeviationsApi } from './deviations-api';
import { DeviationsChart } from './deviations-chart';

const SEVERITIES = ['critical', 'warning', 'watch', 'met'] as const;

/** *Scostamenti*: the period against its targets, as a table or a chart. Every filter is in the address. */
@Component({
  selector: 'circolo-deviations-page',
  imports: [RouterLink, TranslocoPipe, Counted, PeriodText, BulletHeads, BulletRow, DeviationsChart, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deviations-page.html',
})
export class DeviationsPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  protected readonly chosen = inject(Chosen);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly mayReadTargets = inject(Session).may('targets.read');

  readonly indicator = input<string>();
  readonly severity = input<string>();
  /** `all` shows what is not significant too. */
  readonly show = input<string>();
  readonly view = input<string>();

  protected readonly severities = SEVERITIES;
  protected readonly subtitle = computed(() => this.texts.translate<string>('words.scope.' + this.chosen.scope()));
  protected readonly deviations = inject(DeviationsApi).list(() => ({
    period: this.chosen.period(),
    limit: 500,
    ...(this.chosen.scope() === 'organisation' ? {} : { subject: this.chosen.scope() }),
    ...(this.indicator() ? { indicator: this.indicator() } : {}),
    ...(this.severity() ? { severity: this.severity() } : {}),
  }));

  private readonly read = computed(() => (this.deviations.hasValue() ? this.deviations.value().items : []));
  protected readonly comparisons = computed(() => (this.deviations.hasValue() ? this.deviations.value().comparisons : 0));
  protected readonly rows = computed(() => (this.show() === 'all' ? this.read() : this.read().filter(worthShowing)).toSorted(byGravity));
  protected readonly hidden = computed(() => this.read().length - this.rows().length);

  protected filter(name: string, event: Event): void {
    this.set(name, (event.target as HTMLSelectElement).value || null);
  }

  protected set(name: string, value: string | null): void {
    void this.router.navigate([], { queryParams: { [name]: value }, queryParamsHandling: 'merge' });
  }
}

/** What misses its target without being significant is hidden until it is asked for; what is met, and what has no value, stays. */
function worthShowing({ severity, significant }: DeviationRow): boolean {
  return severity === 'met' || severity === null || significant === true;
}

function byGravity(one: DeviationRow, other: DeviationRow): number {
  const weight = ({ severity, signal }: DeviationRow) => (severity === null ? 9 : SEVERITIES.indexOf(severity)) - (signal ? 0.5 : 0);
  return weight(one) - weight(other) || one.indicator.localeCompare(other.indicator) || one.subject.name.localeCompare(other.subject.name);
}
