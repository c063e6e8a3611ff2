import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EligibilityRow } from '@circolo/contracts';
import type { EligibilityState } from '@circolo/domain';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { BonusApi } from './bonus-api';
import { BonusEligibility } from './bonus-eligibility';

/** Those who could not be evaluated stand on the page like the others: nobody is left out in silence. */
const GROUPS: readonly { readonly key: string; readonly states: readonly EligibilityState[] }[] = [
  { key: 'eligible', states: ['proposed'] },
  { key: 'notEvaluable', states: ['not-evaluable'] },
  { key: 'decided', states: ['confirmed', 'declined'] },
  { key: 'withdrawn', states: ['withdrawn'] },
];

/** Who is eligible for a bonus and why, who could not be evaluated and why; HR confirms or not, with a reason. */
@Component({
  selector: 'circolo-bonus-page',
  imports: [TranslocoPipe, Counted, PeriodText, BonusEligibility, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <circolo-page-header
        [title]="'shell.nav.bonus' | transloco"
        [subtitle]="'bonus.subtitle' | transloco: { period: chosen.period() | period }"
      />
      @if (!eligibilities.hasValue()) {
        <circolo-waiting [on]="eligibilities" />
      } @else if (groups().length === 0) {
        <div class="sheet"><circolo-empty [text]="'bonus.none' | transloco: { period: chosen.period() | period }" /></div>
      } @else {
        @for (group of groups(); track group.key) {
          <section class="sheet">
            <header>
              <h2>{{ 'bonus.group.' + group.key | transloco }}</h2>
              <span>{{ 'bonus.count' | counted: group.rows.length }}</span>
            </header>
            <ul class="list">
              @for (row of group.rows; track row.id) {
                <li><circolo-bonus-eligibility [of]="row" [busy]="attempt.busy()" (decide)="decide($event, row)" /></li>
              }
            </ul>
          </section>
        }
      }
    </div>
  `,
})
export class BonusPage {
  private readonly api = inject(BonusApi);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly attempt = inject(Attempt);
  protected readonly chosen = inject(Chosen);

  protected readonly eligibilities = this.api.list(() => this.chosen.period());
  protected readonly groups = computed(() => {
    const all = this.eligibilities.hasValue() ? this.eligibilities.value().items : [];
    return GROUPS.map(({ key, states }) => ({ key, rows: all.filter((row) => states.includes(row.state)) })).filter(
      ({ rows }) => rows.length > 0,
    );
  });

  protected async decide(decision: 'confirmed' | 'declined', row: EligibilityRow): Promise<void> {
    const reason = await this.dialogs.ask({
      title: this.texts.translate(`bonus.${decision}.title`, { name: row.subject.name }),
      text: this.texts.translate(`bonus.${decision}.text`),
      action: this.texts.translate(`bonus.${decision}.action`),
      reason: this.texts.translate('bonus.reason'),
    });
    if (reason === null) return;
    const done = await this.attempt.run(this.api.decide(row, { decision, reason }), {
      done: 'bonus.done',
      with: { name: row.subject.name },
    });
    if (done.ok) this.eligibilities.reload();
  }
}
