import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ComparedVerdict } from '@circolo/contracts';
import { OUTCOME_CHANGES, type OutcomeChange } from '@circolo/domain';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { FactWords } from '../ui/fact-words';
import { State, type StateName } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { type ComparisonAsked, RunComparisonApi } from './run-comparison-api';

const SHOWN_AS: Readonly<Record<OutcomeChange, StateName>> = {
  new: 'warning',
  flagged: 'critical',
  withdrawn: 'none',
  restated: 'watch',
  cleared: 'met',
  suppressed: 'none',
  kept: 'met',
};

/** What the later run made of each outcome, and every verdict that differs, with the conditions that turned. */
@Component({
  selector: 'circolo-compared-verdicts',
  imports: [MatButton, RouterLink, TranslocoPipe, Empty, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compared-verdicts.html',
  styleUrl: './compared-verdicts.scss',
})
export class ComparedVerdicts {
  private readonly api = inject(RunComparisonApi);
  private readonly attempt = inject(Attempt);
  private readonly texts = inject(TranslocoService);
  protected readonly words = inject(FactWords);
  protected readonly mayReadOutcomes = inject(Session).may('outcomes.read');
  protected readonly shownAs = SHOWN_AS;
  protected readonly changes = OUTCOME_CHANGES;

  readonly asked = input.required<ComparisonAsked>();

  protected readonly read = this.api.verdicts(() => this.asked());
  /** Grows as more are asked for; starts again when the question changes. */
  private readonly shown = linkedSignal(() => (this.read.hasValue() ? this.read.value() : { items: [], next: null }));
  protected readonly rows = computed(() => this.shown().items);
  protected readonly next = computed(() => this.shown().next);

  protected async more(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.moreVerdicts(this.asked(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }

  /** Why it differs, where no single condition says it. */
  protected because({ difference, outcome }: ComparedVerdict): string {
    if (outcome?.change === 'suppressed') return this.texts.translate('cycle.compared.because.suppressed');
    return difference === 'figures' || difference === 'same' ? '' : this.texts.translate(`cycle.compared.because.${difference}`);
  }

  protected value(fact: string, value: unknown): string {
    return this.words.actual({ fact, actual: value ?? null });
  }
}
