import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MeasurementRow } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { Chart, type ChartColours } from '../ui/chart';
import { Figures } from '../ui/figures';

/** One indicator of one subject over the periods: the value as a line, its 95 % interval as a band; a period without a value is a gap. */
@Component({
  selector: 'circolo-over-time',
  imports: [Chart],
  providers: [PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<circolo-chart [options]="options()" [height]="260" [label]="label()" />`,
})
export class OverTime {
  private readonly figures = inject(Figures);
  private readonly period = inject(PeriodText);
  private readonly texts = inject(TranslocoService);
  readonly history = input.required<readonly (MeasurementRow | null)[]>();
  readonly periods = input.required<readonly string[]>();
  readonly unit = input.required<string>();

  protected readonly label = computed(() => this.texts.translate<string>('indicators.chartSays', { count: this.periods().length }));
  protected readonly options = computed(() => {
    const [history, unit] = [this.history(), this.unit()];
    const text = (value: number) => this.figures.text(value, unit);
    const names = this.periods().map((period) => this.period.transform(period));
    return (colours: ChartColours) => ({
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : '—') },
      xAxis: {
        type: 'category',
        data: names,
        boundaryGap: false,
        // Below the lowest label of the other axis, which begins at the same corner.
        axisLabel: { color: colours.quiet, margin: 16 },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        scale: unit !== 'contacts',
        axisLabel: { color: colours.quiet, formatter: text },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          name: this.texts.translate('indicators.low'),
          type: 'line',
          stack: 'interval',
          symbol: 'none',
          lineStyle: { opacity: 0 },
          data: history.map((one) => one?.low ?? null),
          tooltip: { show: false },
        },
        {
          name: this.texts.translate('indicators.interval'),
          type: 'line',
          stack: 'interval',
          symbol: 'none',
          lineStyle: { opacity: 0 },
          areaStyle: { color: colours.accent, opacity: 0.14 },
          data: history.map((one) => (one?.low != null && one.high !== null ? one.high - one.low : null)),
          tooltip: { show: false },
        },
        {
          name: this.texts.translate('indicators.value'),
          type: 'line',
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { color: colours.accent, width: 2 },
          itemStyle: { color: colours.accent },
          data: history.map((one) => one?.value ?? null),
        },
      ],
    });
  });
}
