import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { RUN_TRANSITIONS } from '@circolo/domain';
import { followed } from '../events/followed';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { PageHeader } from '../ui/page-header';
import { Refusals } from '../ui/refusals';
import { Ring } from '../ui/ring';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { LateDataSheet } from './late-data-sheet';
import { RunFindings } from './run-findings';
import { SHOWN_AS, isGoing, percentOf, sharesOf } from './run-progress';
import { RunSteps } from './run-steps';
import { RunsApi } from './runs-api';

/** One evaluation run: how far it is, live; afterwards what it found. */
@Component({
  selector: 'circolo-run-page',
  imports: [
    MatButton,
    RouterLink,
    TranslocoPipe,
    Instant,
    LateDataSheet,
    PeriodText,
    PageHeader,
    Ring,
    RunFindings,
    RunSteps,
    State,
    Waiting,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
})
export class RunPage {
  private readonly api = inject(RunsApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly refusals = inject(Refusals);
  private readonly mayStart = inject(Session).may('runs.start');
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly shownAs = SHOWN_AS;
  protected readonly busy = this.attempt.busy;
  protected readonly run = this.api.one(() => this.id());
  protected readonly lost = followed(this.run, {
    topic: () => `run:${this.id()}`,
    address: () => this.api.addressOf(this.id()),
    going: isGoing,
  });
  protected readonly shares = computed(() => (this.run.hasValue() ? sharesOf(this.run.value()) : []));
  protected readonly percent = computed(() => (this.run.hasValue() ? percentOf(this.run.value()) : 0));
  protected readonly failure = computed(() => {
    const failure = this.run.hasValue() ? this.run.value().failure : null;
    return failure ? this.refusals.sentenceOf(failure.code, failure.details) : '';
  });
  protected readonly isGoing = isGoing;

  protected can(command: 'cancel' | 'resume', { state }: RunRow): boolean {
    return this.mayStart && command in RUN_TRANSITIONS[state];
  }

  protected again({ state }: RunRow): boolean {
    return this.mayStart && (state === 'completed' || state === 'cancelled');
  }

  protected async cancel(run: RunRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('cycle.run.cancel.title'),
      text: this.texts.translate('cycle.run.cancel.text'),
      action: this.texts.translate('cycle.run.cancel.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.cancel(run), { done: 'cycle.run.cancel.done' });
    this.take(done.ok ? done.answer : null);
  }

  protected async resume(run: RunRow): Promise<void> {
    const done = await this.attempt.run(this.api.resume(run), { done: 'cycle.run.resume.done' });
    this.take(done.ok ? done.answer : null);
  }

  protected async startAgain({ period }: RunRow): Promise<void> {
    const done = await this.attempt.run(this.api.start(period));
    if (done.ok) await this.router.navigate(['/runs', done.answer.id]);
  }

  /** What was refused may have changed meanwhile: then it is read again. */
  private take(run: RunRow | null): void {
    if (run) this.run.set(run);
    else this.run.reload();
  }
}
