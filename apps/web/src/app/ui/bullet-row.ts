import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeviationRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Missing } from '../language/missing';
import { Bullet } from './bullet';
import { recordsOf } from '../indicators/records-api';
import { Dialogs } from './dialogs';
import { Figure } from './figure';
import { Figures } from './figures';
import { Sparkline } from './sparkline';
import { State } from './state';

/** The heads of a table of bullet rows; further heads may be projected. */
@Component({
  selector: 'tr[circolo-bullet-heads]',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <th scope="col">{{ 'ui.row.state' | transloco }}</th>
    <th scope="col">{{ 'ui.row.indicator' | transloco }}</th>
    <th scope="col">{{ 'ui.row.subject' | transloco }}</th>
    <th scope="col" class="n">{{ 'ui.row.value' | transloco }}</th>
    <th scope="col" class="n">{{ 'ui.row.target' | transloco }}</th>
    <th scope="col" class="n">{{ 'ui.row.gap' | transloco }}</th>
    <th scope="col">{{ 'ui.row.bullet' | transloco }}</th>
    <th scope="col" class="n"><abbr [title]="'ui.row.sample' | transloco">n</abbr></th>
    <th scope="col">{{ 'ui.row.history' | transloco }}</th>
    <ng-content />
  `,
  styles: `
    abbr {
      text-decoration: none;
    }
    @media (max-width: 640px) {
      :host {
        display: none;
      }
    }
  `,
})
export class BulletHeads {}

/** One indicator of one subject against its target. The value opens its card; further cells may be projected. */
@Component({
  selector: 'tr[circolo-bullet-row]',
  imports: [TranslocoPipe, Bullet, Figure, Missing, Sparkline, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bullet-row.html',
  styleUrl: './bullet-row.scss',
})
export class BulletRow {
  private readonly indicators = inject(IndicatorsApi);
  private readonly figures = inject(Figures);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  readonly of = input.required<DeviationRow>();

  protected readonly name = computed(() => this.indicators.nameOf(this.of().indicator));
  protected readonly unit = computed(() => this.indicators.unitOf(this.of().indicator));
  protected readonly scale = computed(() => Math.max(Math.abs(this.of().value ?? 0), Math.abs(this.of().target)));
  /** What is wanted, where that is a band. */
  protected readonly band = computed(() => this.figures.interval(this.of().target, this.of().targetUpper, this.unit()));
  /** Shown greyed: a value without a severity rests on too few cases. */
  protected readonly thin = computed(() => this.of().value !== null && this.of().severity === null);
  protected readonly bulletLabel = computed(() => {
    const { value, low, high, target } = this.of();
    return this.texts.translate<string>('ui.row.bulletLabel', {
      value: this.figures.text(value, this.unit()),
      interval: this.figures.interval(low, high, this.unit()),
      target: this.of().targetUpper === null ? this.figures.text(target, this.unit()) : this.band(),
    });
  });

  protected openCard(): void {
    const row = this.of();
    void this.dialogs.valueCard({
      ...row,
      name: this.name(),
      unit: this.unit(),
      subject: row.subject.name,
      minimumSample: this.indicators.minimumSampleOf(row.indicator),
      records: recordsOf(row),
    });
  }
}
