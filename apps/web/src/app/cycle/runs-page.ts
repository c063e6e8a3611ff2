import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readAgainWhile } from '../events/followed';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Chosen } from '../shell/chosen';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { Refusals, problemOf } from '../ui/refusals';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ReadinessSheet } from './readiness-sheet';
import { SHOWN_AS, isGoing, percentOf, wordOf } from './run-progress';
import { RunsApi } from './runs-api';

/** All evaluation runs, and the start of one for the period chosen above. */
@Component({
  selector: 'circolo-runs-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Instant, PeriodText, Empty, PageHeader, ReadinessSheet, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './runs-page.html',
})
export class RunsPage {
  private readonly api = inject(RunsApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly router = inject(Router);
  protected readonly chosen = inject(Chosen);
  protected readonly figures = inject(Figures);
  protected readonly mayStart = inject(Session).may('runs.start');
  protected readonly busy = this.attempt.busy;
  protected readonly shownAs = SHOWN_AS;
  protected readonly percentOf = percentOf;
  protected readonly wordOf = wordOf;
  /** From the address: `chosen` shows the runs of the period chosen above only. */
  readonly of = input<string>();

  protected readonly runs = this.api.list(() => (this.of() === 'chosen' ? this.chosen.period() : null));
  protected readonly rows = computed(() => (this.runs.hasValue() ? this.runs.value().items : []));
  protected readonly isGoing = isGoing;
  /** Why the last start was refused, with the run that stands in its way. */
  protected readonly refusal = signal<{ readonly text: string; readonly run: string | null } | null>(null);

  constructor() {
    readAgainWhile(this.runs, () => this.rows().some(isGoing));
  }

  protected filter(event: Event): void {
    const of = (event.target as HTMLSelectElement).value || null;
    void this.router.navigate([], { queryParams: { of }, queryParamsHandling: 'merge' });
  }

  protected async start(): Promise<void> {
    this.refusal.set(null);
    const started = await this.attempt.run(this.api.start(this.chosen.period()), { quiet: true });
    if (started.ok) return void (await this.router.navigate(['/runs', started.answer.id]));
    const run = problemOf(started.failure)?.details?.['run'] as { id?: string } | undefined;
    this.refusal.set({ text: this.refusals.sentence(started.failure), run: run?.id ?? null });
  }
}
