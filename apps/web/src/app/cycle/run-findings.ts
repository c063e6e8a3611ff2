import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { Session } from '../session/session';
import { Figures } from '../ui/figures';
import { RunsApi } from './runs-api';

type Count = keyof RunRow['counts'];

const COUNTS: readonly Count[] = [
  'subjects',
  'measurements',
  'deviations',
  'signals',
  'outcomes',
  'suppressed',
  'notEvaluable',
  'withdrawn',
  'basisChanged',
];
/** Which outcomes a count is about, where the list can show them. */
const STATES: Partial<Record<Count, string | null>> = {
  outcomes: null,
  suppressed: 'suppressed',
  notEvaluable: 'not-evaluable',
  withdrawn: 'withdrawn',
};

/** What a run found, beside the run of the same period before it. */
@Component({
  selector: 'circolo-run-findings',
  imports: [RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.found.title' | transloco }}</h2>
        @if (before(); as earlier) {
          <a [routerLink]="['/runs', of().id, 'comparison']" [queryParams]="{ with: earlier.id }">{{
            'cycle.run.compare' | transloco: { number: earlier.number }
          }}</a>
        }
      </header>
      <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'cycle.found.title' | transloco">
        <table>
          <thead>
            <tr>
              <th scope="col">{{ 'cycle.found.what' | transloco }}</th>
              <th scope="col" class="n">{{ 'cycle.found.here' | transloco: { number: of().number } }}</th>
              @if (before(); as earlier) {
                <th scope="col" class="n">{{ 'cycle.found.here' | transloco: { number: earlier.number } }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.count) {
              <tr>
                <th scope="row">
                  @if (row.link; as link) {
                    <a [routerLink]="link" [queryParams]="row.query">{{ 'cycle.found.' + row.count | transloco }}</a>
                  } @else {
                    {{ 'cycle.found.' + row.count | transloco }}
                  }
                  <div class="sub">{{ 'cycle.foundSays.' + row.count | transloco }}</div>
                </th>
                <td class="n">
                  <b>{{ row.now }}</b>
                </td>
                @if (before()) {
                  <td class="n">{{ row.before }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styles: `
    th[scope='row'] {
      white-space: normal;
      padding-block: 8px;
    }
  `,
})
export class RunFindings {
  private readonly figures = inject(Figures);
  private readonly session = inject(Session);
  readonly of = input.required<RunRow>();

  private readonly others = inject(RunsApi).list(() => this.of().period);
  /** The last completed run of the period before this one. */
  protected readonly before = computed(() => {
    const runs = this.others.hasValue() ? this.others.value().items : [];
    return runs.find(({ number, state }) => number < this.of().number && state === 'completed') ?? null;
  });
  protected readonly rows = computed(() =>
    COUNTS.map((count) => ({
      count,
      now: this.figures.number(this.of().counts[count]),
      before: this.figures.number(this.before()?.counts[count] ?? 0),
      ...this.whereTo(count),
    })),
  );

  private whereTo(count: Count): { link: string | null; query: Record<string, string | null> } {
    const { period } = this.of();
    if (count === 'deviations' && this.session.may('deviations.read')) return { link: '/deviations', query: { period } };
    if (count in STATES && this.session.may('outcomes.read')) return { link: '/outcomes', query: { period, state: STATES[count] ?? null } };
    return { link: null, query: {} };
  }
}
