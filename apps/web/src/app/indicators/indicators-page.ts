import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MeasurementRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Formula } from '../language/formula';
import { Missing } from '../language/missing';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { beside } from '../shell/period-choices';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { Figure } from '../ui/figure';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { Sparkline } from '../ui/sparkline';
import { Waiting } from '../ui/waiting';
import { GoldenCases } from './golden-cases';
import { IndicatorsApi } from './indicators-api';
import { MeasurementsApi } from './measurements-api';
import { OverTime } from './over-time';
import { recordsOf } from './records-api';

const PERIODS_SHOWN = 12;

/** *Indicatori*: one indicator over time, for every subject of the kind chosen above; one of them drawn large. */
@Component({
  selector: 'circolo-indicators-page',
  imports: [TranslocoPipe, Counted, Formula, Missing, PeriodText, Empty, Figure, GoldenCases, OverTime, PageHeader, Sparkline, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './indicators-page.html',
})
export class IndicatorsPage {
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly figures = inject(Figures);
  protected readonly chosen = inject(Chosen);
  protected readonly indicators = inject(IndicatorsApi);

  /** From the address: the indicator's code, and the subject that is drawn large. */
  readonly indicator = input<string>();
  readonly subject = input<string>();

  protected readonly code = computed(() => this.indicator() ?? 'ANS');
  protected readonly unit = computed(() => this.indicators.unitOf(this.code()));
  protected readonly subtitle = computed(() => this.texts.translate<string>('words.scope.' + this.chosen.scope()));
  protected readonly periods = computed(() => {
    const periods = [this.chosen.period()];
    while (periods.length < PERIODS_SHOWN) periods.unshift(beside(periods[0] ?? '', -1));
    return periods;
  });
  protected readonly measurements = inject(MeasurementsApi).list(() => ({
    indicator: this.code(),
    subject: this.chosen.scope(),
    period: this.periods(),
  }));

  protected readonly rows = computed(() => {
    const bySubject = new Map<string, Map<string, MeasurementRow>>();
    for (const row of this.measurements.hasValue() ? this.measurements.value().items : []) {
      bySubject.set(row.subject.id, (bySubject.get(row.subject.id) ?? new Map<string, MeasurementRow>()).set(row.period, row));
    }
    const minimum = this.indicators.minimumSampleOf(this.code());
    return [...bySubject.values()]
      .map((byPeriod) => {
        const now = byPeriod.get(this.chosen.period());
        const history = this.periods().map((period) => byPeriod.get(period) ?? null);
        const subject = [...byPeriod.values()][0]?.subject;
        return {
          now,
          history,
          values: history.map((one) => one?.value ?? null),
          before: history.at(-2)?.value ?? null,
          subject,
          thin: (now?.sample ?? 0) < minimum,
        };
      })
      .toSorted((one, other) => (one.subject?.name ?? '').localeCompare(other.subject?.name ?? ''));
  });
  protected readonly large = computed(() => this.rows().find(({ subject }) => subject?.id === this.subject()) ?? this.rows()[0]);

  protected choose(name: string, value: string): void {
    void this.router.navigate([], { queryParams: { [name]: value }, queryParamsHandling: 'merge' });
  }

  protected chooseIndicator(event: Event): void {
    this.choose('indicator', (event.target as HTMLSelectElement).value);
  }

  protected openCard(row: MeasurementRow): void {
    void this.dialogs.valueCard({
      ...row,
      name: this.indicators.nameOf(row.indicator),
      unit: this.unit(),
      subject: row.subject.name,
      minimumSample: this.indicators.minimumSampleOf(row.indicator),
      records: recordsOf(row),
    });
  }
}
