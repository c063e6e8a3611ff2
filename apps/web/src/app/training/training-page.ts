import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TrainingRow } from '@circolo/contracts';
import type { AssignmentState } from '@circolo/domain';
import { Counted } from '../language/counted';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { type AssignmentStep, TrainingAssignment } from './training-assignment';
import { TrainingApi } from './training-api';

/** What the trainer has to do comes first, in the order in which it is done. */
const GROUPS: readonly { readonly key: string; readonly states: readonly AssignmentState[] }[] = [
  { key: 'proposed', states: ['proposed'] },
  { key: 'assigned', states: ['assigned', 'missed'] },
  { key: 'scheduled', states: ['scheduled'] },
  { key: 'past', states: ['attended', 'completed', 'cancelled', 'withdrawn'] },
];

/** Training assignments: accept, give a date and a place, mark who came. An agent sees their own. */
@Component({
  selector: 'circolo-training-page',
  imports: [TranslocoPipe, Counted, Empty, PageHeader, TrainingAssignment, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <circolo-page-header [title]="'shell.nav.training' | transloco" [subtitle]="'training.subtitle' | transloco" />
      @if (!assignments.hasValue()) {
        <circolo-waiting [on]="assignments" />
      } @else if (groups().length === 0) {
        <div class="sheet"><circolo-empty [text]="'training.none' | transloco" /></div>
      } @else {
        @for (group of groups(); track group.key) {
          <section class="sheet">
            <header>
              <h2>{{ 'training.group.' + group.key | transloco }}</h2>
              <span>{{ 'training.count' | counted: group.rows.length }}</span>
            </header>
            <ul class="list">
              @for (row of group.rows; track row.id) {
                <li><circolo-training-assignment [of]="row" [busy]="attempt.busy()" (step)="take($event, row)" /></li>
              }
            </ul>
          </section>
        }
      }
    </div>
  `,
})
export class TrainingPage {
  private readonly api = inject(TrainingApi);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly attempt = inject(Attempt);

  protected readonly assignments = this.api.list();
  protected readonly groups = computed(() => {
    const all = this.assignments.hasValue() ? this.assignments.value().items : [];
    return GROUPS.map(({ key, states }) => ({ key, rows: all.filter((row) => states.includes(row.state)) })).filter(
      ({ rows }) => rows.length > 0,
    );
  });

  protected async take(step: AssignmentStep, row: TrainingRow): Promise<void> {
    if (await this.done(step, row)) this.assignments.reload();
  }

  private async done(step: AssignmentStep, row: TrainingRow): Promise<boolean> {
    switch (step) {
      case 'accept':
        return (await this.attempt.run(this.api.accept(row), { done: 'training.accepted', with: { name: row.subject.name } })).ok;
      case 'attended':
        return (await this.attempt.run(this.api.mark(row, true), { done: 'training.marked', with: { name: row.subject.name } })).ok;
      case 'missed':
        return (await this.attempt.run(this.api.mark(row, false), { done: 'training.marked', with: { name: row.subject.name } })).ok;
      case 'schedule': {
        const { ScheduleDialog } = await import('./schedule-dialog');
        return (await this.dialogs.open(ScheduleDialog, row)) !== undefined;
      }
      case 'cancel':
        return this.cancelled(row);
    }
  }

  private async cancelled(row: TrainingRow): Promise<boolean> {
    const reason = await this.dialogs.ask({
      title: this.texts.translate('training.cancel.title', { name: row.subject.name }),
      action: this.texts.translate('training.cancel.action'),
      reason: this.texts.translate('training.reason'),
    });
    return reason !== null && (await this.attempt.run(this.api.cancel(row, reason), { done: 'training.cancel.done' })).ok;
  }
}
