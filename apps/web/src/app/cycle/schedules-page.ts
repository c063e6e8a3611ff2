import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { NewRunSchedule, RunScheduleRow } from '@circolo/contracts';
import { PERIOD_KINDS, type PeriodKind } from '@circolo/domain';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Refusals } from '../ui/refusals';
import { State, type StateName } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ReadinessWords } from './readiness-in-words';
import { RunSchedulesApi } from './run-schedules-api';

const SHOWN_AS: Readonly<Record<RunScheduleRow['periods'][number]['state'], StateName>> = {
  done: 'met',
  due: 'watch',
  waiting: 'warning',
  planned: 'none',
};
const LATEST = 366;

/** When periods are evaluated by themselves: one schedule for each kind of period, what it does next and what it waits for. */
@Component({
  selector: 'circolo-schedules-page',
  imports: [ReactiveFormsModule, MatButton, RouterLink, TranslocoPipe, Counted, Instant, PeriodText, Empty, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './schedules-page.html',
  styleUrl: './schedules-page.scss',
})
export class SchedulesPage {
  private readonly api = inject(RunSchedulesApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly refusals = inject(Refusals);
  private readonly texts = inject(TranslocoService);
  protected readonly words = inject(ReadinessWords);
  protected readonly mayWrite = inject(Session).may('schedules.write');
  protected readonly busy = this.attempt.busy;
  protected readonly shownAs = SHOWN_AS;
  protected readonly kinds = PERIOD_KINDS;

  protected readonly schedules = this.api.list();
  protected readonly rows = computed(() => (this.schedules.hasValue() ? this.schedules.value().items : []));
  /** What is written: a schedule, a new one, or nothing. */
  protected readonly written = signal<RunScheduleRow | 'new' | null>(null);
  protected readonly refusal = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    periodKind: ['month' as PeriodKind],
    daysAfter: [2, [Validators.required, Validators.min(0), Validators.max(LATEST)]],
    at: ['06:30', Validators.required],
    waitsForImports: [true],
    on: [true],
  });

  protected write(schedule: RunScheduleRow | 'new'): void {
    this.refusal.set('');
    this.form.reset(schedule === 'new' ? undefined : schedule);
    this.written.set(schedule);
  }

  protected async save(): Promise<void> {
    const schedule = this.written();
    if (schedule === null) return;
    if (this.form.invalid) return this.form.markAllAsTouched();
    const wanted: NewRunSchedule = this.form.getRawValue();
    const write = schedule === 'new' ? this.api.add(wanted) : this.api.change(schedule, wanted);
    const saved = await this.attempt.run(write, { done: 'cycle.schedules.saved', quiet: true });
    if (!saved.ok) return this.refusal.set(this.refusals.sentence(saved.failure));
    this.written.set(null);
    this.schedules.reload();
  }

  protected async remove(schedule: RunScheduleRow): Promise<void> {
    const [title, text, action] = ['title', 'text', 'action'].map((part) => this.texts.translate(`cycle.schedules.remove.${part}`));
    if ((await this.dialogs.ask({ title: title!, text: text!, action: action! })) === null) return;
    await this.attempt.run(this.api.remove(schedule), { done: 'cycle.schedules.removed' });
    this.schedules.reload();
  }
}
