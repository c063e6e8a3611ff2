import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OutcomeExplanation, VerdictExplanation } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { FactWords } from '../ui/fact-words';

/** Whom a verdict is about, by which rule, version and run; and what the run knew of the subject beside figures of indicators. */
@Component({
  selector: 'circolo-why-about',
  imports: [RouterLink, TranslocoPipe, Instant, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let one = of();
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.outcome.about' | transloco }}</h2>
      </header>
      <dl class="facts inside">
        <dt>{{ 'cycle.outcomes.subject' | transloco }}</dt>
        <dd>
          {{ one.subject.name }} <span class="sub">{{ 'words.subject.' + one.subject.kind | transloco }}</span>
        </dd>
        <dt>{{ 'cycle.verdicts.asks' | transloco }}</dt>
        <dd>{{ 'words.outcome.' + one.kind | transloco }}</dd>
        <dt>{{ 'cycle.outcomes.rule' | transloco }}</dt>
        <dd>
          @if (mayReadRules) {
            <a [routerLink]="['/rules', one.rule.id]">{{ one.rule.name }}</a>
          } @else {
            {{ one.rule.name }}
          }
          <div class="sub">{{ 'cycle.version' | transloco: { version: one.rule.version } }}</div>
        </dd>
        <dt>{{ 'cycle.runs.run' | transloco }}</dt>
        <dd>
          @if (mayReadRuns) {
            <a [routerLink]="['/runs', one.run.id]">{{
              'cycle.run.name' | transloco: { period: (one.period | period), number: one.run.number }
            }}</a>
          } @else {
            {{ 'cycle.run.name' | transloco: { period: (one.period | period), number: one.run.number } }}
          }
        </dd>
        @if (proposedAt(); as at) {
          <dt>{{ 'cycle.outcome.on' | transloco }}</dt>
          <dd>{{ at | instant }}</dd>
        }
        @for (fact of otherFacts(); track fact.label) {
          <dt>{{ fact.label }}</dt>
          <dd>{{ fact.value }}</dd>
        }
      </dl>
    </section>
  `,
})
export class WhyAbout {
  private readonly indicators = inject(IndicatorsApi);
  private readonly session = inject(Session);
  private readonly words = inject(FactWords);
  readonly of = input.required<OutcomeExplanation | VerdictExplanation>();

  protected readonly mayReadRules = this.session.may('rules.read');
  protected readonly mayReadRuns = this.session.may('runs.read');
  protected readonly proposedAt = computed(() => {
    const one = this.of();
    return 'createdAt' in one ? one.createdAt : null;
  });
  /** Team, tenure, training: what is no figure of an indicator. */
  protected readonly otherFacts = computed(() => {
    const codes = new Set<string>(this.indicators.all().map(({ code }) => code));
    return Object.entries(this.of().facts)
      .filter(([fact]) => fact !== 'subject.kind' && !codes.has(fact.slice(0, fact.indexOf('.'))))
      .map(([fact, actual]) => ({ label: this.words.label(fact), value: this.words.actual({ fact, actual }) }));
  });
}
