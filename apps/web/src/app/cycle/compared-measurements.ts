import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ComparedMeasurement } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { IndicatorName } from '../indicators/indicator-name';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { Figure } from '../ui/figure';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { type ComparisonAsked, RunComparisonApi } from './run-comparison-api';

/** The values that the two runs do not share, with sample and state. */
@Component({
  selector: 'circolo-compared-measurements',
  imports: [MatButton, TranslocoPipe, Empty, Figure, IndicatorName, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.compared.measurements' | transloco }}</h2>
      </header>
      @if (!read.hasValue()) {
        <circolo-waiting [on]="read" />
      } @else if (rows().length === 0) {
        <circolo-empty [text]="'cycle.compared.noMeasurements' | transloco" />
      } @else {
        <div class="table-scroll tall" role="region" tabindex="0" [attr.aria-label]="'cycle.compared.measurements' | transloco">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ 'cycle.outcomes.subject' | transloco }}</th>
                <th scope="col">{{ 'cycle.seen.indicator' | transloco }}</th>
                <th scope="col" class="n">{{ 'cycle.run.numbered' | transloco: { number: before() } }}</th>
                <th scope="col" class="n">{{ 'cycle.run.numbered' | transloco: { number: after() } }}</th>
                <th scope="col" class="n">{{ 'cycle.compared.change.title' | transloco }}</th>
                <th scope="col">{{ 'cycle.stateOf' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.subject.id + row.indicator) {
                <tr>
                  <th scope="row" class="name">
                    {{ row.subject.name }} <span class="sub">{{ 'words.subject.' + row.subject.kind | transloco }}</span>
                  </th>
                  <td>{{ row.indicator | indicatorName }}</td>
                  @for (seen of [row.before, row.after]; track $index) {
                    <td class="n">
                      <circolo-figure
                        [value]="seen?.value"
                        [unit]="indicators.unitOf(row.indicator)"
                        [scale]="scaleOf(row)"
                        [sample]="seen?.sample ?? null"
                      />
                    </td>
                  }
                  <td class="n">
                    <circolo-figure
                      [value]="differenceOf(row)"
                      [unit]="indicators.unitOf(row.indicator)"
                      [scale]="scaleOf(row)"
                      [difference]="true"
                    />
                  </td>
                  <td>
                    @if (row.after?.severity ?? row.before?.severity; as severity) {
                      <circolo-state [of]="severity" />
                    }
                    @if (earlierState(row); as state) {
                      <div class="sub">{{ 'cycle.compared.wasState' | transloco: { state: 'ui.state.' + state | transloco } }}</div>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (next(); as cursor) {
          <p class="inside">
            <button matButton="outlined" type="button" (click)="more(cursor)">{{ 'cycle.compared.more' | transloco }}</button>
          </p>
        }
      }
    </section>
  `,
  styles: `
    .name {
      min-width: 160px;
      white-space: normal;
    }
  `,
})
export class ComparedMeasurements {
  private readonly api = inject(RunComparisonApi);
  private readonly attempt = inject(Attempt);
  protected readonly indicators = inject(IndicatorsApi);

  readonly asked = input.required<ComparisonAsked>();
  /** The numbers of the two runs. */
  readonly before = input.required<number>();
  readonly after = input.required<number>();

  protected readonly read = this.api.measurements(() => this.asked());
  /** Grows as more are asked for; starts again when the question changes. */
  private readonly shown = linkedSignal(() => (this.read.hasValue() ? this.read.value() : { items: [], next: null }));
  protected readonly rows = computed(() => this.shown().items);
  protected readonly next = computed(() => this.shown().next);

  protected async more(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.moreMeasurements(this.asked(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }

  protected scaleOf({ before, after }: ComparedMeasurement): number {
    return Math.max(Math.abs(before?.value ?? 0), Math.abs(after?.value ?? 0));
  }

  /** The state of the earlier run, where both have one and they differ. */
  protected earlierState({ before, after }: ComparedMeasurement): string | null {
    const [was, is] = [before?.severity ?? null, after?.severity ?? null];
    return is !== null && was !== is ? was : null;
  }

  protected differenceOf({ before, after }: ComparedMeasurement): number | null {
    if (before?.value == null || after?.value == null) return null;
    return after.value - before.value;
  }
}
