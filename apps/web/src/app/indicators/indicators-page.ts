import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Counted } from '../language/counted';
import { Formula } from '../language/formula';
import { Missing } from '../language/missing';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { beside, sameLastYear } from '../shell/period-choices';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { ByCrossed } from './by-crossed';
import { CrossedName } from './crossed-name';
import { exploredIn, periodsOf } from './explorer-address';
import { ExplorerFilters } from './explorer-filters';
import { explorerRows, isHidden, isTime } from './explorer-rows';
import { ExplorerTable } from './explorer-table';
import { IndicatorsApi } from './indicators-api';
import { type MeasurementsAsked, MeasurementsApi } from './measurements-api';
import { OverTime } from './over-time';
import { SavedViews } from './saved-views';

/** *Indicatori*, the explorer: indicators by subject by period, as a table and as a chart. All that is chosen stands in the address. */
@Component({
  selector: 'circolo-indicators-page',
  imports: [
    ...[RouterLink, TranslocoPipe, Counted, Formula, PeriodText, ByCrossed, CrossedName, Empty, ExplorerFilters],
    ...[ExplorerTable, Missing, OverTime, PageHeader, SavedViews, Waiting],
  ],
  providers: [CrossedName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './indicators-page.html',
  styles: '.chart-place { height: 284px; }',
})
export class IndicatorsPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly api = inject(MeasurementsApi);
  private choosing: Promise<unknown> = Promise.resolve();
  protected readonly chosen = inject(Chosen);
  protected readonly indicators = inject(IndicatorsApi);

  /** From the address. `row` is the line that is drawn large, `table` whether it has a column a period. */
  readonly indicator = input<string | readonly string[]>();
  readonly by = input<string>();
  readonly periods = input<string>();
  readonly search = input<string>();
  readonly row = input<string>();
  readonly table = input<string>();
  /** The saved view that was opened last. */
  readonly view = input<string>();

  protected readonly explored = computed(() =>
    exploredIn({ indicator: this.indicator(), by: this.by(), periods: this.periods(), search: this.search() }),
  );
  /** Two of the same kind are no crossing. */
  protected readonly crossing = computed(() => (this.explored().by === this.chosen.scope() ? null : this.explored().by));
  protected readonly subtitle = computed(() => this.texts.translate<string>('words.scope.' + this.chosen.scope()));
  protected readonly spans = computed(() => periodsOf(this.chosen.period(), this.explored().periods));
  protected readonly previous = computed(() => beside(this.chosen.period(), -1));
  protected readonly lastYear = computed(() => sameLastYear(this.chosen.period()));
  protected readonly byPeriod = computed(() => this.table() === 'periods');
  protected readonly several = computed(() => this.explored().indicators.length > 1);
  protected readonly asked = computed((): MeasurementsAsked => ({
    indicator: this.explored().indicators,
    subject: this.chosen.scope(),
    by: this.crossing(),
    search: this.explored().search,
    period: this.spans().asked,
  }));
  protected readonly measurements = this.api.list(() => this.asked());
  protected readonly csv = computed(() => this.api.file(this.asked(), 'csv'));
  protected readonly xlsx = computed(() => this.api.file(this.asked(), 'xlsx'));

  protected readonly rows = computed(() =>
    explorerRows(
      this.measurements.hasValue() ? this.measurements.value().items : [],
      this.explored().indicators,
      this.chosen.period(),
      this.spans().shown,
    ),
  );
  protected readonly hides = computed(() =>
    this.rows().some(({ before, lastYear, history }) => [before, lastYear, ...history].some(isHidden)),
  );
  protected readonly large = computed(() => this.rows().find(({ key }) => key === this.row()) ?? this.rows()[0]);
  /** The hours, weekdays or months of what is drawn large, where it is crossed with them. */
  protected readonly bars = computed(() => {
    const large = this.large();
    if (!large || !isTime(this.crossing())) return null;
    return this.rows().filter(({ indicator, subject }) => indicator === large.indicator && subject.id === large.subject.id);
  });
  protected readonly tableLabel = computed(() =>
    this.several() ? this.texts.translate<string>('indicators.figures') : this.indicators.nameOf(this.explored().indicators[0] ?? ''),
  );
  protected readonly none = computed(() =>
    this.texts.translate<string>(
      this.explored().search !== ''
        ? 'indicators.noneFound'
        : this.chosen.scope() === 'agent' || this.crossing() === 'agent'
          ? 'indicators.noAgents'
          : 'indicators.none',
    ),
  );

  /** One after the other: a choice that comes while the address is still changing must not undo the one before. */
  protected choose(changes: Record<string, unknown>): void {
    this.choosing = this.choosing.then(() => this.router.navigate([], { queryParams: changes, queryParamsHandling: 'merge' }));
  }
}
