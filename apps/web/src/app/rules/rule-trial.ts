import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleBody, RuleRow, RuleTrialBody, SubjectRow } from '@circolo/contracts';
import { checkConditions, type OutcomeKind } from '@circolo/domain';
import { PeriodText } from '../language/period-text';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { Waiting } from '../ui/waiting';
import { RuleTrialsApi } from './rule-trials-api';
import { settled } from './settled';
import { SubjectSearch } from './subject-search';
import { TrialResult } from './trial-result';

/** *Try it*: what the rule on the page says of one subject with the figures of an evaluated period, again at each edit. */
@Component({
  selector: 'circolo-rule-trial',
  imports: [MatButton, TranslocoPipe, Empty, PeriodText, SubjectSearch, TrialResult, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-trial.html',
})
export class RuleTrialPanel {
  private readonly api = inject(RuleTrialsApi);
  private readonly attempt = inject(Attempt);
  /** The rule as it stands on the page, kept or not. */
  readonly content = input.required<RuleBody>();
  /** The rule that a case can be kept with, where the reader may write it; else null. */
  readonly keepsWith = input<RuleRow | null>(null);
  readonly kept = output<void>();

  protected readonly busy = this.attempt.busy;
  private readonly appliesTo = computed(() => this.content().appliesTo);
  private readonly periodKind = computed(() => this.content().periodKind);
  protected readonly kind = this.appliesTo;
  protected readonly periods = this.api.periods(() => this.periodKind());
  protected readonly choices = computed(() => (this.periods.hasValue() ? this.periods.value().items.map(({ period }) => period) : []));
  protected readonly period = linkedSignal(() => this.choices()[0] ?? null);
  protected readonly subject = linkedSignal<string, SubjectRow | null>({ source: () => this.appliesTo(), computation: () => null });
  protected readonly isComplete = computed(() => checkConditions(this.content().conditions).length === 0);

  private readonly asked = computed<RuleTrialBody | undefined>(() => {
    const [subject, period, { conditions, outcome, persistence }] = [this.subject(), this.period(), this.content()];
    if (!subject || !period || !this.isComplete()) return undefined;
    return { conditions, outcome: outcome['kind'] as OutcomeKind, persistence, subject: subject.id, period };
  });
  protected readonly trial = this.api.trial(settled(this.asked));

  protected choosePeriod(event: Event): void {
    this.period.set((event.target as HTMLSelectElement).value);
  }

  protected async keep(rule: RuleRow, box: HTMLInputElement): Promise<void> {
    const [subject, period] = [this.subject(), this.period()];
    if (!subject || !period || box.value.trim() === '') return box.focus();
    const body = { name: box.value.trim(), subject: subject.id, period, conditions: this.content().conditions };
    const done = await this.attempt.run(this.api.keepCase(rule.id, body), { done: 'rules.cases.kept' });
    if (!done.ok) return;
    box.value = '';
    this.kept.emit();
  }
}
