import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Chart, type ChartColours } from '../ui/chart';
import { Figures } from '../ui/figures';
import { CrossedName } from './crossed-name';
import type { ExplorerRow } from './explorer-rows';

/** One indicator of one subject in the chosen period, by hour, weekday or month, as bars; what has no value has no bar. */
@Component({
  selector: 'circolo-by-crossed',
  imports: [Chart],
  providers: [CrossedName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<circolo-chart [options]="options()" [height]="260" [label]="label()" />`,
})
export class ByCrossed {
  private readonly figures = inject(Figures);
  private readonly crossedName = inject(CrossedName);
  private readonly texts = inject(TranslocoService);
  readonly rows = input.required<readonly ExplorerRow[]>();
  readonly unit = input.required<string>();

  protected readonly label = computed(() => this.texts.translate<string>('indicators.barsSay', { count: this.rows().length }));
  protected readonly options = computed(() => {
    const [rows, unit] = [this.rows(), this.unit()];
    const text = (value: number) => this.figures.text(value, unit);
    return (colours: ChartColours) => ({
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : '—') },
      xAxis: {
        type: 'category',
        data: rows.map(({ crossed }) => (crossed?.kind === 'hour' ? crossed.code : this.crossedName.transform(crossed))),
        axisLabel: { color: colours.quiet },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: { type: 'value', axisLabel: { color: colours.quiet, formatter: text }, splitLine: { lineStyle: { color: colours.line } } },
      series: [
        {
          name: this.texts.translate('indicators.value'),
          type: 'bar',
          barMaxWidth: 28,
          itemStyle: { color: colours.accent },
          data: rows.map(({ now }) => now?.value ?? null),
        },
      ],
    });
  });
}
