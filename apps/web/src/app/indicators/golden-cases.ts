import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GoldenCaseRow } from '@circolo/contracts';
import { Language } from '../language/language';
import { Figures } from '../ui/figures';
import { GoldenCasesApi } from './golden-cases-api';
import { GoldenTimeline } from './golden-timeline';
import { IndicatorsApi } from './indicators-api';

/** Beside a definition: the cases it is held to, each as a small timeline with the figure that comes out and why. Nothing where there are none. */
@Component({
  selector: 'circolo-golden-cases',
  imports: [TranslocoPipe, GoldenTimeline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (cases().length > 0) {
      <section class="sheet" aria-labelledby="golden-cases">
        <header>
          <h2 id="golden-cases">{{ 'indicators.golden.title' | transloco }}</h2>
          <span>{{ 'indicators.golden.subtitle' | transloco }}</span>
        </header>
        <ul class="list">
          @for (one of cases(); track one.id) {
            <li>
              <div class="told">
                <h3>{{ one.title[language.code()] }}</h3>
                <p>{{ one.explanation[language.code()] }}</p>
                <p class="outcome">
                  <b>{{ text(one) }}</b> <span class="sub">{{ parts(one) }}</span>
                </p>
              </div>
              <circolo-golden-timeline [timeline]="one.timeline" [timeZone]="one.timeZone" [isWindow]="one.clock === 'repeat-window'" />
            </li>
          }
        </ul>
        <p class="sub key">{{ (countsOpen() ? 'indicators.golden.keyOpen' : 'indicators.golden.key') | transloco }}</p>
      </section>
    }
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
      gap: 12px 24px;
      align-items: start;
    }
    .told {
      display: grid;
      gap: 4px;
    }
    p {
      color: var(--ink-2);
      font-size: var(--text-table);
      max-width: 64ch;
    }
    .outcome b {
      margin-right: 6px;
      color: var(--ink);
      font-variant-numeric: tabular-nums;
    }
    .key {
      padding: 10px 16px;
      border-top: 1px solid var(--line);
      max-width: none;
    }
    @media (max-width: 960px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class GoldenCases {
  private readonly figures = inject(Figures);
  private readonly indicators = inject(IndicatorsApi);
  protected readonly language = inject(Language);
  /** The indicator's code. */
  readonly indicator = input.required<string>();

  private readonly told = inject(GoldenCasesApi).of(() => this.indicator());
  protected readonly cases = computed(() => (this.told.hasValue() ? this.told.value().items : []));
  protected readonly countsOpen = computed(() => this.cases().some(({ timeline }) => timeline.open !== null));
  private readonly unit = computed(() => this.indicators.unitOf(this.indicator()));

  protected text({ value }: GoldenCaseRow): string {
    return `${this.indicator()} = ${this.figures.text(value, this.unit())}`;
  }

  /** What it was made of, such as `54 000 s / 1`. */
  protected parts({ numerator, denominator }: GoldenCaseRow): string {
    const seconds = this.unit() === 'seconds' ? ' s' : '';
    return `${this.figures.number(numerator)}${seconds} / ${this.figures.number(denominator)}`;
  }
}
