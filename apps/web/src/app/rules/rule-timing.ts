import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RulePersistence } from '@circolo/contracts';
import { MOST_PERIODS, type OutcomeKind } from '@circolo/domain';
import { Refusals } from '../ui/refusals';
import { RuleDraft } from './rule-draft';

/** What persistence begins with when it is asked for. */
const USUAL: RulePersistence = { times: 2, periods: 3 };

/** How long the conditions must have held, and how much of the same the rule may ask for. */
@Component({
  selector: 'circolo-rule-timing',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-timing.html',
  styleUrl: './rule-timing.scss',
})
export class RuleTiming {
  private readonly refusals = inject(Refusals);
  protected readonly draft = inject(RuleDraft);
  protected readonly most = MOST_PERIODS;
  protected readonly kind = computed(() => this.draft.outcome()['kind'] as OutcomeKind);

  protected wrong(part: 'persistence' | 'dose'): string {
    const found = [...this.draft.problems()].find(([pointer]) => pointer.startsWith(`/${part}`))?.[1];
    return found ? this.refusals.sentenceOf(found.code, found.details) : '';
  }

  protected persist(event: Event): void {
    this.draft.persistence.set((event.target as HTMLInputElement).checked ? USUAL : null);
  }

  protected count(part: keyof RulePersistence, event: Event): void {
    this.draft.persistence.update((persistence) => ({ ...(persistence ?? USUAL), [part]: numberIn(event) }));
  }

  protected coolDown(event: Event): void {
    this.draft.dose.update((dose) => ({ ...dose, coolDownPeriods: numberIn(event) }));
  }

  protected oneAtATime(event: Event): void {
    this.draft.dose.update((dose) => ({ ...dose, oneTrainingAtATime: (event.target as HTMLInputElement).checked }));
  }
}

/** What is written, as far as it is a number: the check says of anything else what is asked for. */
function numberIn(event: Event): number {
  const { value } = event.target as HTMLInputElement;
  return value.trim() === '' ? NaN : Number(value);
}
