import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Formula } from '../language/formula';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { Figure } from '../ui/figure';
import { PageHeader } from '../ui/page-header';
import { IndicatorsApi } from './indicators-api';
import { LeftOut } from './left-out';
import { MeasuredRecords } from './measured-records';
import { isMadeOfContacts, RecordsApi, recordsBehind } from './records-api';
import { RecordsSheet } from './records-sheet';

/** The records behind a figure: those it was computed over, or those it counted. */
@Component({
  selector: 'circolo-records-page',
  imports: [TranslocoPipe, Formula, Instant, PeriodText, Figure, LeftOut, MeasuredRecords, PageHeader, RecordsSheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './records-page.html',
})
export class RecordsPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  protected readonly chosen = inject(Chosen);
  protected readonly indicators = inject(IndicatorsApi);

  /** All from the address. */
  readonly indicator = input<string>();
  readonly subject = input<string>();
  readonly id = input<string>();
  readonly part = input<string>();
  readonly cursor = input<string>();

  readonly kind = input<string>();

  protected readonly asked = computed(() => ({
    period: this.chosen.period(),
    subject: this.subject() ?? 'organisation',
    ...(this.id() ? { id: this.id() } : {}),
    ...(this.indicator() ? { indicator: this.indicator() } : {}),
    ...(this.part() ? { part: this.part() } : {}),
    ...(this.cursor() ? { cursor: this.cursor() } : {}),
  }));
  /** The kinds of records on this side of the figure; without a figure the contacts. */
  protected readonly kinds = computed(() => {
    const behind = recordsBehind(this.indicator() ?? '', this.part() === 'numerator' ? 'numerator' : 'denominator');
    return behind.length > 0 ? behind : (['interactions'] as const);
  });
  protected readonly listed = computed(() => this.kinds().find((kind) => kind === this.kind()) ?? this.kinds()[0]!);
  protected readonly records = inject(RecordsApi).list(() => (this.listed() === 'interactions' ? this.asked() : undefined));
  /** Of which figure it can be said what it leaves out. */
  protected readonly figure = computed(() => (isMadeOfContacts(this.indicator() ?? '') ? this.indicator() : undefined));
  protected readonly rows = computed(() => (this.records.hasValue() ? this.records.value().items : []));
  protected readonly yesOrNo = (value: boolean | null) =>
    value === null ? '—' : this.texts.translate<string>(value ? 'words.yes' : 'words.no');

  protected set(name: string, value: string | null): void {
    void this.router.navigate([], { queryParams: { cursor: null, [name]: value }, queryParamsHandling: 'merge' });
  }
}
