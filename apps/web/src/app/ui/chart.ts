import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { Theme } from '../shell/theme';

echarts.use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Colours of the theme, for charts: they are drawn outside of the style sheets. */
export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly met: string;
  readonly watch: string;
  readonly warning: string;
  readonly critical: string;
  readonly none: string;
}

/** A chart, drawn as SVG in the theme's colours. A table of the same figures always stands one key away. */
@Component({
  selector: 'circolo-chart',
  imports: [NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts })],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div
    echarts
    role="img"
    [attr.aria-label]="label()"
    [options]="drawn()"
    [initOpts]="{ renderer: 'svg' }"
    [style.height.px]="height()"
  ></div>`,
  styles: `
    :host {
      display: block;
      padding: 8px 16px 16px;
    }
  `,
})
export class Chart {
  private readonly theme = inject(Theme);
  readonly options = input.required<(colours: ChartColours) => echarts.EChartsCoreOption>();
  readonly label = input.required<string>();
  readonly height = input(320);

  protected readonly drawn = computed(() => {
    this.theme.shown();
    const of = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    return {
      animation: false,
      textStyle: { fontFamily: of('--font') },
      ...this.options()({
        ink: of('--ink'),
        quiet: of('--ink-3'),
        line: of('--line'),
        surface: of('--surface'),
        accent: of('--accent'),
        met: of('--met'),
        watch: of('--watch'),
        warning: of('--warning'),
        critical: of('--critical'),
        none: of('--none'),
      }),
    };
  });
}
