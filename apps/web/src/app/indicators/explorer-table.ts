import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MeasurementRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Missing } from '../language/missing';
import { PeriodText } from '../language/period-text';
import { Dialogs } from '../ui/dialogs';
import { Figure } from '../ui/figure';
import { Figures } from '../ui/figures';
import { Sparkline } from '../ui/sparkline';
import { CrossedName } from './crossed-name';
import { type ExplorerRow, isHidden } from './explorer-rows';
import { IndicatorsApi } from './indicators-api';
import { recordsOf } from './records-api';

/** The figures as a table: beside the period before and the same of last year, or one column a period. Each figure opens its card. */
@Component({
  selector: 'circolo-explorer-table',
  imports: [TranslocoPipe, Counted, CrossedName, Figure, Missing, PeriodText, Sparkline],
  providers: [CrossedName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './explorer-table.html',
  styleUrl: './explorer-table.scss',
})
export class ExplorerTable {
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly crossedName = inject(CrossedName);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly figures = inject(Figures);
  readonly rows = input.required<readonly ExplorerRow[]>();
  readonly period = input.required<string>();
  readonly periods = input.required<readonly string[]>();
  readonly previous = input.required<string>();
  readonly lastYear = input.required<string | null>();
  readonly several = input.required<boolean>();
  readonly crossing = input.required<string | null>();
  readonly byPeriod = input.required<boolean>();
  readonly label = input.required<string>();
  /** The row that is drawn large. */
  readonly drawn = input.required<string | null>();
  readonly chosen = output<string>();

  protected readonly isHidden = isHidden;

  /** The period before, and the same of last year where there is one. */
  protected besides({ before, lastYear }: ExplorerRow): readonly (MeasurementRow | null)[] {
    return this.lastYear() === null ? [before] : [before, lastYear];
  }

  protected unit(row: ExplorerRow): string {
    return this.indicators.unitOf(row.indicator);
  }

  protected thin({ indicator, sample }: MeasurementRow): boolean {
    return sample < this.indicators.minimumSampleOf(indicator);
  }

  protected difference(now: MeasurementRow | null, other: MeasurementRow | null, unit: string): string {
    if (now?.value == null || other?.value == null) return '';
    const { number, unit: written } = this.figures.difference(now.value - other.value, unit);
    return `${number} ${written}`.trim();
  }

  protected nameOf({ subject, crossed }: Pick<ExplorerRow, 'subject' | 'crossed'>): string {
    return crossed ? `${subject.name} · ${this.crossedName.transform(crossed)}` : subject.name;
  }

  protected openCard(row: MeasurementRow): void {
    void this.dialogs.valueCard({
      ...row,
      name: this.indicators.nameOf(row.indicator),
      unit: this.indicators.unitOf(row.indicator),
      subject: this.nameOf(row),
      minimumSample: this.indicators.minimumSampleOf(row.indicator),
      // The list of records is of one subject: of a pair it would show too many.
      ...(row.crossed ? {} : { records: recordsOf(row) }),
    });
  }

  protected openText(name: string): string {
    return this.texts.translate<string>('ui.row.openCard', { name });
  }
}
