import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OutcomeExplanation, VerdictExplanation } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { recordsOf } from '../indicators/records-api';
import { Formula } from '../language/formula';
import { Missing } from '../language/missing';
import { Empty } from '../ui/empty';
import { Figure } from '../ui/figure';
import { Figures } from '../ui/figures';

/** The figures that the run saw of the subject, for each indicator that the rule speaks of, and the way to their records. */
@Component({
  selector: 'circolo-outcome-figures',
  imports: [RouterLink, TranslocoPipe, Empty, Figure, Formula, Missing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.seen.title' | transloco }}</h2>
        <span>{{ 'cycle.seen.kept' | transloco: { number: of().run.number } }}</span>
      </header>
      @if (rows().length === 0) {
        <circolo-empty [text]="'cycle.seen.none' | transloco" />
      } @else {
        <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'cycle.seen.title' | transloco">
          <table class="roomy">
            <thead>
              <tr>
                <th scope="col">{{ 'cycle.seen.indicator' | transloco }}</th>
                <th scope="col" class="n">{{ 'cycle.seen.value' | transloco }}</th>
                <th scope="col" class="n">{{ 'cycle.seen.interval' | transloco }}</th>
                <th scope="col" class="n">{{ 'cycle.seen.target' | transloco }}</th>
                <th scope="col" class="n">{{ 'cycle.seen.sums' | transloco }}</th>
                <th scope="col">
                  <span class="visually-hidden">{{ 'cycle.seen.records' | transloco }}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.indicator) {
                <tr>
                  <th scope="row">
                    {{ row.name }}
                    <div class="sub">{{ row.indicator | formula }}</div>
                  </th>
                  <td class="n">
                    @if (row.value === null) {
                      <span class="sub missing">{{ row.missing | missing: row.indicator }}</span>
                    } @else {
                      <circolo-figure [value]="row.value" [unit]="row.unit" [sample]="row.sample" />
                    }
                  </td>
                  <td class="n">{{ row.interval }}</td>
                  <td class="n">{{ row.targetText }}</td>
                  <td class="n">{{ row.sums }}</td>
                  <td class="n">
                    <a [routerLink]="row.records.link" [queryParams]="row.records.query">{{ 'cycle.seen.records' | transloco }}</a>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  styles: `
    th[scope='row'] {
      white-space: normal;
      min-width: 180px;
      max-width: 420px;
      padding-block: 8px;
    }
    .missing {
      white-space: normal;
    }
  `,
})
export class OutcomeFigures {
  private readonly indicators = inject(IndicatorsApi);
  private readonly figures = inject(Figures);
  readonly of = input.required<OutcomeExplanation | VerdictExplanation>();

  protected readonly rows = computed(() => {
    const { measurements, period, subject } = this.of();
    return measurements.map((measured) => {
      const unit = this.indicators.unitOf(measured.indicator);
      const { numerator, denominator, target, targetUpper } = measured;
      return {
        ...measured,
        unit,
        name: this.indicators.nameOf(measured.indicator),
        interval: this.figures.interval(measured.low, measured.high, unit),
        targetText: targetUpper === null ? this.figures.text(target, unit) : this.figures.interval(target, targetUpper, unit),
        sums: numerator === null || denominator === null ? '—' : `${this.figures.number(numerator)} / ${this.figures.number(denominator)}`,
        records: recordsOf({ indicator: measured.indicator, period, subject }),
      };
    });
  });
}
