import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MeasurementRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { MeasurementsApi } from '../indicators/measurements-api';
import { Missing } from '../language/missing';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { beside } from '../shell/period-choices';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { Figure } from '../ui/figure';
import { Sparkline } from '../ui/sparkline';
import { Waiting } from '../ui/waiting';

/** An agent's own figures, the same that their manager sees, over the last twelve periods. */
@Component({
  selector: 'circolo-own-figures',
  imports: [RouterLink, TranslocoPipe, Missing, PeriodText, Empty, Figure, Sparkline, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-figures.html',
  styleUrl: './own-figures.scss',
})
export class OwnFigures {
  private readonly indicators = inject(IndicatorsApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly chosen = inject(Chosen);
  readonly agent = input.required<string>();

  private readonly periods = computed(() => {
    const periods = [this.chosen.period()];
    while (periods.length < 12) periods.unshift(beside(periods[0] ?? '', -1));
    return periods;
  });
  protected readonly measurements = inject(MeasurementsApi).list(() => ({
    indicator: [],
    subject: 'agent',
    id: this.agent(),
    by: null,
    search: '',
    period: this.periods(),
  }));

  protected readonly rows = computed(() => {
    const all = this.measurements.hasValue() ? this.measurements.value().items : [];
    return this.indicators.all().flatMap((indicator) => {
      const own = all.filter((row) => row.indicator === indicator.code);
      const now = own.find((row) => row.period === this.chosen.period());
      if (!now) return [];
      const history = this.periods().map((period) => own.find((row) => row.period === period)?.value ?? null);
      // What no record ever was about says nothing of this person.
      if (now.missing.includes('records') && history.every((value) => value === null)) return [];
      return [
        { now, history, unit: indicator.unit, name: this.indicators.nameOf(indicator.code), thin: now.sample < indicator.minimumSample },
      ];
    });
  });

  protected openCard(row: MeasurementRow): void {
    void this.dialogs.valueCard({
      ...row,
      name: this.indicators.nameOf(row.indicator),
      unit: this.indicators.unitOf(row.indicator),
      subject: row.subject.name,
      minimumSample: this.indicators.minimumSampleOf(row.indicator),
    });
  }
}
