import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Seen } from '@circolo/contracts';
import type { Condition } from '@circolo/domain';
import { IndicatorsApi } from '../indicators/indicators-api';
import { ConditionsInWords } from '../rules/conditions-in-words';
import { Figures } from '../ui/figures';
import { State, type StateName } from '../ui/state';
import { OverTimeWords } from './over-time-in-words';
import { WhatIfWords } from './what-if-in-words';

/** The conditions of a rule with what each met at a subject, and what would have changed the verdict. */
@Component({
  selector: 'circolo-why-sheet',
  imports: [TranslocoPipe, ConditionsInWords, OverTimeWords, State, WhatIfWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.outcome.conditions' | transloco }}</h2>
        <circolo-state [of]="shownAs()" [text]="state()" />
      </header>
      <div class="inside stack">
        <circolo-conditions-in-words [of]="conditions()" [reasons]="of().because" [beside]="beside" />
        @if (of().overTime; as overTime) {
          <circolo-over-time-words [of]="overTime" />
        }
        @if (of().verdict === 'not-evaluable') {
          <p class="note">{{ 'cycle.outcome.notToldSays.' + (waitsForPerson() ? 'person' : 'nobody') | transloco }}</p>
        }
        <div class="note"><circolo-what-if-words [of]="of().whatIf" /></div>
      </div>
    </section>
  `,
})
export class WhySheet {
  private readonly indicators = inject(IndicatorsApi);
  private readonly figures = inject(Figures);
  readonly of = input.required<Seen>();
  /** What became of it, in words, and how that is drawn. */
  readonly state = input.required<string>();
  readonly shownAs = input.required<StateName>();
  /** Whether somebody decides where the rule cannot. */
  readonly waitsForPerson = input(false);

  protected readonly conditions = computed(() => this.of().conditions as Condition);
  /** Sample and interval, beside the value of an indicator. */
  protected readonly beside = (fact: string): string => {
    const [code, part] = fact.split('.');
    const measured = this.of().measurements.find(({ indicator }) => indicator === code);
    if (!measured || measured.value === null || !['value', 'gap', 'deviation', 'severity'].includes(part ?? '')) return '';
    const size = `n ${this.figures.number(measured.sample)}`;
    if (part !== 'value') return size;
    return `${size} · ${this.figures.interval(measured.low, measured.high, this.indicators.unitOf(measured.indicator))}`;
  };
}
