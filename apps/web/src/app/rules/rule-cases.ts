import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RuleBody, RuleCaseRow, RuleRow } from '@circolo/contracts';
import { checkConditions, type GroupCondition, runCases } from '@circolo/domain';
import { Counted } from '../language/counted';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import type { CaseToWrite } from './case-dialog';
import { ConditionsInWords } from './conditions-in-words';
import { RuleTrialsApi } from './rule-trials-api';

/** The examples that a rule carries, run at each edit over the conditions on the page: what is expected of each, and what the rule says. */
@Component({
  selector: 'circolo-rule-cases',
  imports: [MatButton, TranslocoPipe, ConditionsInWords, Counted, Empty, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-cases.html',
  styleUrl: './rule-cases.scss',
})
export class RuleCases {
  private readonly api = inject(RuleTrialsApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  readonly rule = input.required<RuleRow>();
  /** The rule as it stands on the page, kept or not. */
  readonly content = input.required<RuleBody>();
  readonly mayWrite = input(false);

  private readonly id = computed(() => this.rule().id);
  protected readonly busy = this.attempt.busy;
  protected readonly cases = this.api.cases(() => this.id());
  protected readonly conditions = computed(() => this.content().conditions as GroupCondition);
  protected readonly isComplete = computed(() => checkConditions(this.conditions()).length === 0);
  protected readonly rows = computed(() => {
    const cases = this.cases.hasValue() ? this.cases.value().items : [];
    const results = this.isComplete() ? runCases(this.conditions(), cases) : [];
    return cases.map((one, at) => ({ one, result: results[at] ?? null }));
  });
  protected readonly failing = computed(() => this.rows().filter(({ result }) => result?.passed === false).length);

  /** Read again, such as when a case was kept from a trial. */
  reload(): void {
    this.cases.reload();
  }

  protected async write(one: RuleCaseRow | null): Promise<void> {
    const { CaseDialog } = await import('./case-dialog');
    const asked: CaseToWrite = { rule: this.id(), one, conditions: this.isComplete() ? this.conditions() : null };
    if ((await this.dialogs.open<boolean>(CaseDialog, asked, '560px')) === true) this.cases.reload();
  }

  protected async remove(one: RuleCaseRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('rules.cases.removeTitle', { name: one.name }),
      text: this.texts.translate('rules.cases.removeText'),
      action: this.texts.translate('rules.cases.remove'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.removeCase(this.id(), one), { done: 'rules.cases.removed' });
    if (done.ok) this.cases.reload();
  }
}
