import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeviationRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Chart, type ChartColours } from '../ui/chart';
import { Figures } from '../ui/figures';

const ROW_PIXELS = 26;
const MOST_ROWS = 60;

/** How far each figure lies from its target, relative to it: to the left is worse, to the right better. */
@Component({
  selector: 'circolo-deviations-chart',
  imports: [TranslocoPipe, Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="note">{{ 'deviations.chartSays' | transloco }}</p>
    <circolo-chart [options]="options()" [height]="height()" [label]="'deviations.chartSays' | transloco" />
  `,
  styles: `
    .note {
      padding: 12px 16px 0;
    }
  `,
})
export class DeviationsChart {
  private readonly indicators = inject(IndicatorsApi);
  private readonly figures = inject(Figures);
  readonly rows = input.required<readonly DeviationRow[]>();

  private readonly drawn = computed(() =>
    this.rows()
      .filter(({ deviation }) => deviation !== null)
      .slice(0, MOST_ROWS),
  );
  protected readonly height = computed(() => this.drawn().length * ROW_PIXELS + 60);
  protected readonly options = computed(() => {
    const rows = this.drawn();
    const percent = (value: number) => this.figures.text(value, 'fraction');
    return (colours: ChartColours) => ({
      grid: { left: 8, right: 72, top: 8, bottom: 28, containLabel: true },
      xAxis: {
        type: 'value',
        axisLabel: { color: colours.quiet, formatter: (value: number) => `${this.figures.number(value * 100)} %` },
        splitLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => `${row.subject.name} · ${this.indicators.nameOf(row.indicator)}`),
        axisLabel: { color: colours.ink, width: 300, overflow: 'truncate' },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barWidth: 12,
          data: rows.map(({ deviation, severity }) => ({ value: deviation, itemStyle: { color: colours[severity ?? 'none'] } })),
          label: { show: true, position: 'right', color: colours.ink, formatter: ({ value }: { value: number }) => percent(value) },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: colours.ink, type: 'solid' },
            data: [{ xAxis: 0 }],
          },
        },
      ],
    });
  });
}
