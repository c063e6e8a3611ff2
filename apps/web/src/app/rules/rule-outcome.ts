import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OUTCOME_KINDS, OUTCOMES, type OutcomeKind, type OutcomeParameter } from '@circolo/domain';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Language } from '../language/language';
import { RuleDraft } from './rule-draft';

const LONG = 500;

/** What the rule proposes when it holds, with the parameters that this kind of outcome has. */
@Component({
  selector: 'circolo-rule-outcome',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="fields">
      <div class="field">
        <label for="outcome-kind">{{ 'rules.outcome' | transloco }}</label>
        <select id="outcome-kind" (change)="chooseKind($event)">
          @for (one of kinds; track one) {
            <option [value]="one" [selected]="one === kind()">{{ 'words.outcome.' + one | transloco }}</option>
          }
        </select>
      </div>
      @for (parameter of parameters(); track parameter.name) {
        <div class="field" [class.whole]="isLong(parameter)">
          <label [for]="'outcome-' + parameter.name">{{ 'rules.parameter.' + parameter.name | transloco }}</label>
          @if (parameter.type === 'indicator') {
            <select [id]="'outcome-' + parameter.name" (change)="set(parameter, $event)">
              <option value="">—</option>
              @for (one of indicators.all(); track one.code) {
                <option [value]="one.code" [selected]="one.code === valueOf(parameter)">{{ one.name[language.code()] }}</option>
              }
            </select>
          } @else if (isLong(parameter)) {
            <textarea
              [id]="'outcome-' + parameter.name"
              [attr.maxlength]="parameter.longest"
              [value]="valueOf(parameter)"
              (input)="set(parameter, $event)"
            ></textarea>
          } @else {
            <input
              [id]="'outcome-' + parameter.name"
              autocomplete="off"
              [attr.maxlength]="parameter.longest"
              [value]="valueOf(parameter)"
              (input)="set(parameter, $event)"
            />
          }
        </div>
      }
    </div>
  `,
})
export class RuleOutcomeFields {
  private readonly draft = inject(RuleDraft);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly language = inject(Language);
  protected readonly kinds = OUTCOME_KINDS;
  protected readonly kind = computed(() => this.draft.outcome()['kind'] as OutcomeKind);
  protected readonly parameters = computed(() => OUTCOMES[this.kind()].parameters);

  protected valueOf({ name }: OutcomeParameter): string {
    return String(this.draft.outcome()[name] ?? '');
  }

  protected isLong({ longest }: OutcomeParameter): boolean {
    return longest > LONG;
  }

  protected set({ name }: OutcomeParameter, event: Event): void {
    this.draft.setParameter(name, (event.target as HTMLInputElement).value || null);
  }

  protected chooseKind(event: Event): void {
    this.draft.propose((event.target as HTMLSelectElement).value as OutcomeKind);
  }
}
