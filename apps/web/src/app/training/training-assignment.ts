import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TrainingRow } from '@circolo/contracts';
import { ASSIGNMENT_TRANSITIONS, type AssignmentCommand, type AssignmentState } from '@circolo/domain';
import { IndicatorName } from '../indicators/indicator-name';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { State, type StateName } from '../ui/state';

export type AssignmentStep = 'accept' | 'schedule' | 'attended' | 'missed' | 'cancel';

/** In the order in which they are offered: once there is a date, who came is asked before another date. */
const COMMANDS: Record<AssignmentStep, AssignmentCommand> = {
  accept: 'accept',
  attended: 'mark-attended',
  missed: 'mark-missed',
  schedule: 'schedule',
  cancel: 'cancel',
};
const SHOWN_AS: Record<AssignmentState, StateName> = {
  proposed: 'warning',
  assigned: 'watch',
  scheduled: 'watch',
  attended: 'met',
  missed: 'warning',
  completed: 'met',
  cancelled: 'none',
  withdrawn: 'none',
};

/** One assignment: who, which course, why, when and where, and the steps that its state allows. */
@Component({
  selector: 'circolo-training-assignment',
  imports: [MatButton, RouterLink, TranslocoPipe, IndicatorName, Instant, PeriodText, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './training-assignment.html',
  styleUrl: './training-assignment.scss',
})
export class TrainingAssignment {
  private readonly mayAssign = inject(Session).may('training.assign');
  readonly of = input.required<TrainingRow>();
  readonly busy = input(false);
  readonly step = output<AssignmentStep>();

  protected readonly shownAs = computed(() => SHOWN_AS[this.of().state]);
  /** The first is the one to take; the others stand back. */
  protected readonly steps = computed(() =>
    (Object.keys(COMMANDS) as AssignmentStep[]).filter(
      (step) => this.mayAssign && COMMANDS[step] in ASSIGNMENT_TRANSITIONS[this.of().state],
    ),
  );
  protected readonly next = computed(() => this.steps()[0] ?? null);
  /** Once there is a date, giving one is changing it. */
  protected readonly wordOf = (step: AssignmentStep) => (step === 'schedule' && this.of().scheduledAt ? 'reschedule' : step);
}
