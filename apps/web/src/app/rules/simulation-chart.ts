import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SimulationRow } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { Chart, type ChartColours } from '../ui/chart';

/** For each period a small bar of whom the rule would have touched; held against a version, those who are new on top and those lost below. */
@Component({
  selector: 'circolo-simulation-chart',
  imports: [TranslocoPipe, Chart],
  providers: [PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-chart [options]="options()" [height]="180" [label]="'rules.simulation.chartSays' | transloco" />
    <ul class="legend">
      @for (one of series(); track one.name) {
        <li><span class="swatch" [style.background]="'var(--' + one.colour + ')'" aria-hidden="true"></span>{{ one.name }}</li>
      }
    </ul>
  `,
  styles: `
    .legend {
      list-style: none;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      padding: 0 16px;
      color: var(--ink-2);
      font-size: var(--text-small);
    }
    .swatch {
      display: inline-block;
      width: 10px;
      height: 10px;
      margin-right: 6px;
      border-radius: 2px;
    }
  `,
})
export class SimulationChart {
  private readonly period = inject(PeriodText);
  private readonly texts = inject(TranslocoService);
  readonly of = input.required<SimulationRow>();

  protected readonly series = computed(() => {
    const { periods, publishedVersion } = this.of();
    const name = (key: string) => this.texts.translate<string>(`rules.simulation.bars.${key}`);
    if (publishedVersion === null) return [{ name: name('touched'), colour: 'accent' as const, data: periods.map((one) => one.touched) }];
    return [
      { name: name('both'), colour: 'accent' as const, data: periods.map((one) => one.touched - (one.gained ?? 0)) },
      { name: name('gained'), colour: 'watch' as const, data: periods.map((one) => one.gained ?? 0) },
      { name: name('lost'), colour: 'none' as const, data: periods.map((one) => -(one.lost ?? 0)) },
    ];
  });
  protected readonly options = computed(() => {
    const names = this.of().periods.map(({ period }) => this.period.transform(period));
    const series = this.series();
    return (colours: ChartColours) => ({
      grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => String(Math.abs(Number(value))) },
      xAxis: {
        type: 'category',
        data: names,
        axisLabel: { color: colours.quiet, hideOverlap: true },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colours.quiet, formatter: (value: number) => String(Math.abs(value)) },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: series.map(({ name, colour, data }) => ({
        name,
        type: 'bar',
        stack: 'subjects',
        barMaxWidth: 36,
        itemStyle: { color: colours[colour] },
        data,
      })),
    });
  });
}
