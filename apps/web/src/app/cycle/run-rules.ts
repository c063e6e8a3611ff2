import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { Session } from '../session/session';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { Waiting } from '../ui/waiting';
import { VerdictsApi } from './verdicts-api';

/** What each rule of a completed run said, how often; each figure leads to the subjects and from there to why. */
@Component({
  selector: 'circolo-run-rules',
  imports: [RouterLink, TranslocoPipe, Empty, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (maySee) {
      <section class="sheet">
        <header>
          <h2>{{ 'cycle.verdicts.byRule' | transloco }}</h2>
        </header>
        @if (!counts.hasValue()) {
          <circolo-waiting [on]="counts" />
        } @else if (rows().length === 0) {
          <circolo-empty [text]="'cycle.verdicts.noRules' | transloco" />
        } @else {
          <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'cycle.verdicts.byRule' | transloco">
            <table class="roomy">
              <thead>
                <tr>
                  <th scope="col">{{ 'cycle.outcomes.rule' | transloco }}</th>
                  @for (said of answers; track said) {
                    <th scope="col" class="n">{{ 'cycle.said.' + said | transloco }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (row of rows(); track row.rule.id) {
                  <tr>
                    <th scope="row">
                      {{ row.rule.name }}
                      <div class="sub">
                        {{ 'words.outcome.' + row.kind | transloco }}, {{ 'cycle.version' | transloco: { version: row.rule.version } }}
                      </div>
                    </th>
                    @for (one of row.said; track one.said) {
                      <td class="n">
                        @if (one.count > 0) {
                          <a
                            routerLink="/verdicts"
                            [queryParams]="{ period: of().period, run: of().id, rule: row.rule.id, said: one.said }"
                            >{{ figures.number(one.count) }}</a
                          >
                        } @else {
                          0
                        }
                      </td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      </section>
    }
  `,
  styles: `
    th[scope='row'] {
      white-space: normal;
      min-width: 160px;
      padding-block: 8px;
    }
  `,
})
export class RunRules {
  protected readonly figures = inject(Figures);
  protected readonly maySee = inject(Session).may('outcomes.read');
  readonly of = input.required<RunRow>();

  protected readonly answers = ['fired', 'suppressed', 'not', 'not-told'] as const;
  protected readonly counts = inject(VerdictsApi).counts(() => (this.maySee ? { run: this.of().id } : undefined));
  protected readonly rows = computed(() => {
    const items = this.counts.hasValue() ? this.counts.value().items : [];
    return items.map((row) => ({
      ...row,
      said: this.answers.map((said) => ({ said, count: said === 'not-told' ? row.notTold : row[said] })),
    }));
  });
}
