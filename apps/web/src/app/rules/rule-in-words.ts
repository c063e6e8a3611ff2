import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleBody } from '@circolo/contracts';
import type { Condition } from '@circolo/domain';
import { IndicatorName } from '../indicators/indicator-name';
import { ConditionsInWords } from './conditions-in-words';
import { TimingWords } from './timing-words';

/** A whole rule as one reads it aloud: for whom, when, on which conditions, and what it proposes. */
@Component({
  selector: 'circolo-rule-in-words',
  // Of its own, for the language that it is read in.
  providers: [TimingWords],
  imports: [TranslocoPipe, ConditionsInWords, IndicatorName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <b>{{ 'rules.forEach.' + of().appliesTo | transloco }}, {{ 'rules.every.' + of().periodKind | transloco }}.</b>
    </p>
    <circolo-conditions-in-words [of]="conditions()" />
    @if (timing.persistence(of()); as said) {
      <p>{{ said }}</p>
    }
    <p>
      {{ 'rules.then' | transloco }}
      <b>{{ 'words.outcome.' + outcome()['kind'] | transloco }}</b>
      @if (outcome()['title']; as title) {
        «{{ title }}»
      }
      @if (outcome()['course']; as course) {
        · {{ 'rules.parameter.course' | transloco }}: {{ course }}
      }
      @if (outcome()['indicator']; as indicator) {
        · {{ 'rules.parameter.indicator' | transloco }}: {{ indicator | indicatorName }}
      }
    </p>
    @if (timing.dose(of()); as said) {
      <p>{{ said }}</p>
    }
    @if (outcome()['note']; as note) {
      <p class="sub text">{{ note }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      overflow-wrap: anywhere;
    }
    .text {
      white-space: pre-line;
    }
  `,
})
export class RuleInWords {
  protected readonly timing = inject(TimingWords);
  readonly of = input.required<RuleBody>();
  protected readonly conditions = computed(() => this.of().conditions as Condition);
  protected readonly outcome = computed(() => this.of().outcome as Record<string, string | null | undefined>);
}
