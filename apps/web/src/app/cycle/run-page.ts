import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { controlsOf, type RunControl } from '@circolo/domain';
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
import { RunLog } from './run-log';
import { SHOWN_AS, isGoing, percentOf, sharesOf, wordOf } from './run-progress';
import { RunRules } from './run-rules';
import { ReadinessWords } from './readiness-in-words';
import { RunSchedulesApi } from './run-schedules-api';
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
    RunLog,
    RunRules,
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
  private readonly readiness = inject(RunSchedulesApi).readiness(() =>
    this.run.hasValue() && (isGoing(this.run.value()) || this.run.value().state === 'failed') ? this.run.value().period : undefined,
  );
  private readonly readinessWords = inject(ReadinessWords);
  /** What its period still misses while it is on its way; nothing once it is over: then the late data tell. */
  protected readonly missing = computed(() =>
    this.readiness.hasValue() && !this.readiness.value().isReady ? this.readinessWords.headline(this.readiness.value()) : '',
  );
  protected readonly isGoing = isGoing;
  protected readonly wordOf = wordOf;

  /** What the person may do with it now; trying the failed step again is how a failed run is resumed. */
  protected readonly controls = computed<readonly RunControl[]>(() => {
    if (!this.mayStart || !this.run.hasValue()) return [];
    const { state, paused } = this.run.value();
    const controls = controlsOf({ state, isPaused: paused !== null });
    return controls.filter((control) => control !== 'resume' || !controls.includes('retry')).toReversed();
  });

  protected again({ state }: RunRow): boolean {
    return this.mayStart && (state === 'completed' || state === 'cancelled');
  }

  protected async take(control: RunControl, run: RunRow): Promise<void> {
    if (control === 'cancel' && !(await this.isSure())) return;
    const done = await this.attempt.run(this.api.control(run, control), { done: `cycle.run.${control}.done` });
    // What was refused may have changed meanwhile: then it is read again.
    if (done.ok) this.run.set(done.answer);
    else this.run.reload();
  }

  protected async startAgain({ period }: RunRow): Promise<void> {
    const done = await this.attempt.run(this.api.start(period));
    if (done.ok) await this.router.navigate(['/runs', done.answer.id]);
  }

  private async isSure(): Promise<boolean> {
    const [title, text, action] = ['title', 'text', 'action'].map((part) => this.texts.translate(`cycle.run.cancel.${part}`));
    return (await this.dialogs.ask({ title: title!, text: text!, action: action! })) !== null;
  }
}
