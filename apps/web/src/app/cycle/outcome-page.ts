import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Condition } from '@circolo/domain';
import { IndicatorsApi } from '../indicators/indicators-api';
import { PeriodText } from '../language/period-text';
import { Instant } from '../language/instant';
import { ConditionsInWords } from '../rules/conditions-in-words';
import { Session } from '../session/session';
import { FactWords } from '../ui/fact-words';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { OutcomeFigures } from './outcome-figures';
import { shownAs, stateKey, workLink } from './outcome-state';
import { OutcomesApi } from './outcomes-api';
import { enoughNotToHold } from './what-if';

/** *Perché*: why a rule asked for something, condition by condition, with the figures that the run saw. */
@Component({
  selector: 'circolo-outcome-page',
  imports: [MatButton, RouterLink, TranslocoPipe, ConditionsInWords, Instant, OutcomeFigures, PageHeader, PeriodText, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outcome-page.html',
})
export class OutcomePage {
  private readonly indicators = inject(IndicatorsApi);
  private readonly figures = inject(Figures);
  private readonly session = inject(Session);
  protected readonly words = inject(FactWords);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly mayReadRules = this.session.may('rules.read');
  protected readonly mayReadRuns = this.session.may('runs.read');
  protected readonly shownAs = shownAs;
  protected readonly stateKey = stateKey;
  protected readonly workLink = workLink;
  protected readonly outcome = inject(OutcomesApi).one(() => this.id());
  protected readonly conditions = computed(() => (this.outcome.hasValue() ? (this.outcome.value().conditions as Condition) : null));

  protected readonly wouldNotHold = computed(() => {
    const conditions = this.conditions();
    if (!conditions || !this.outcome.hasValue() || this.outcome.value().state === 'not-evaluable') return [];
    return enoughNotToHold(conditions).map(({ fact, operator, value }) => this.words.condition({ fact, operator, expected: value }));
  });
  /** What else a run may know of the subject than figures of indicators: team, tenure, training. */
  protected readonly otherFacts = computed(() => {
    const facts = this.outcome.hasValue() ? this.outcome.value().facts : {};
    const codes = new Set<string>(this.indicators.all().map(({ code }) => code));
    return Object.entries(facts)
      .filter(([fact]) => !codes.has(fact.slice(0, fact.indexOf('.'))))
      .map(([fact, actual]) => ({ label: this.words.label(fact), value: this.words.actual({ fact, actual }) }));
  });
  /** Sample and interval, beside the value of an indicator. */
  protected readonly beside = (fact: string): string => {
    const [code, part] = fact.split('.');
    const measured = this.outcome.hasValue() ? this.outcome.value().measurements.find(({ indicator }) => indicator === code) : undefined;
    if (!measured || measured.value === null || !['value', 'gap', 'deviation', 'severity'].includes(part ?? '')) return '';
    const size = `n ${this.figures.number(measured.sample)}`;
    if (part !== 'value') return size;
    return `${size} · ${this.figures.interval(measured.low, measured.high, this.indicators.unitOf(measured.indicator))}`;
  };
}
