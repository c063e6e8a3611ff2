import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MEASURED_KINDS, PERIOD_KINDS } from '@circolo/domain';
import { Refusals } from '../ui/refusals';
import { Waiting } from '../ui/waiting';
import { ConditionTree } from './condition-tree';
import { RuleDraft } from './rule-draft';
import { RuleOutcomeFields } from './rule-outcome';
import { RuleTiming } from './rule-timing';
import { RulesApi } from './rules-api';

/** The form of a rule. What is wrong stands beside the field it is about. */
@Component({
  selector: 'circolo-rule-form',
  imports: [TranslocoPipe, ConditionTree, RuleOutcomeFields, RuleTiming, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-form.html',
})
export class RuleForm {
  private readonly refusals = inject(Refusals);
  protected readonly draft = inject(RuleDraft);
  protected readonly facts = inject(RulesApi).facts();
  protected readonly kinds = MEASURED_KINDS;
  protected readonly periodKinds = PERIOD_KINDS;
  /** What is wrong with the whole, such as too many conditions, or of a kind that this form does not know. */
  protected readonly outcomeWrong = computed(() => {
    const found = [...this.draft.problems()].find(([pointer]) => pointer.startsWith('/outcome'))?.[1];
    return found ? this.refusals.sentenceOf(found.code, found.details) : '';
  });

  protected wrong(pointer: string): string {
    const problem = this.draft.problems().get(pointer);
    return problem ? this.refusals.sentenceOf(problem.code, problem.details) : '';
  }

  protected written(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
