import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EligibilityRow } from '@circolo/contracts';
import { ELIGIBILITY_TRANSITIONS, type EligibilityState } from '@circolo/domain';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Because } from '../ui/because';
import { State, type StateName } from '../ui/state';

const SHOWN_AS: Record<EligibilityState, StateName> = {
  proposed: 'watch',
  'not-evaluable': 'warning',
  confirmed: 'met',
  declined: 'none',
  withdrawn: 'none',
};

/** One person or team: what the rule asked, what it met, and the decision. Nobody decides on a line of their own. */
@Component({
  selector: 'circolo-bonus-eligibility',
  imports: [MatButton, RouterLink, TranslocoPipe, Because, Instant, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bonus-eligibility.html',
  styleUrl: './bonus-eligibility.scss',
})
export class BonusEligibility {
  private readonly session = inject(Session);
  readonly of = input.required<EligibilityRow>();
  readonly busy = input(false);
  readonly decide = output<'confirmed' | 'declined'>();

  protected readonly shownAs = computed(() => SHOWN_AS[this.of().state]);
  protected readonly own = computed(() => this.of().subject.id === this.session.agent()?.id);
  protected readonly mayDecide = computed(
    () => this.session.may('bonus.decide') && !this.own() && 'confirm' in ELIGIBILITY_TRANSITIONS[this.of().state],
  );
}
