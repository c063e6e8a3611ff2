import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TrainingRow } from '@circolo/contracts';
import { clockTimeIn, instantOf } from '../language/clock-time';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { TrainingApi } from './training-api';

const DEFAULT_MINUTES = 60;

/** Gives an assignment its date, length and place, on the organisation's clock. */
@Component({
  selector: 'circolo-schedule-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <h2 mat-dialog-title>{{ 'training.schedule.title' | transloco: { name: row.subject.name } }}</h2>
      <mat-dialog-content class="stack">
        <p class="sub">{{ row.course }}</p>
        <div class="fields">
          <div class="field">
            <label for="starts">{{ 'training.schedule.startsAt' | transloco }}</label>
            <input id="starts" type="datetime-local" formControlName="starts" required />
          </div>
          <div class="field">
            <label for="minutes">{{ 'training.schedule.minutes' | transloco }}</label>
            <input id="minutes" type="number" min="5" max="1440" step="5" formControlName="minutes" required />
          </div>
        </div>
        <div class="field">
          <label for="place">{{ 'training.schedule.place' | transloco }}</label>
          <input id="place" maxlength="200" formControlName="place" required />
        </div>
        @if (refusal()) {
          <p class="notice critical" role="alert">{{ refusal() }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="busy() || form.invalid">{{ 'training.schedule.action' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ScheduleDialog {
  private readonly api = inject(TrainingApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly timeZone = inject(Session).timeZone;
  private readonly dialog = inject<MatDialogRef<ScheduleDialog, TrainingRow>>(MatDialogRef);
  protected readonly row = inject<TrainingRow>(MAT_DIALOG_DATA);
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    starts: [this.row.scheduledAt ? clockTimeIn(this.row.scheduledAt, this.timeZone()) : '', Validators.required],
    minutes: [DEFAULT_MINUTES, [Validators.required, Validators.min(5), Validators.max(1440)]],
    place: [this.row.place ?? '', Validators.required],
  });

  protected async save(): Promise<void> {
    const { starts, minutes, place } = this.form.getRawValue();
    const schedule = { startsAt: instantOf(starts, this.timeZone()), minutes, place };
    const saved = await this.attempt.run(this.api.schedule(this.row, schedule), {
      done: 'training.schedule.done',
      with: { name: this.row.subject.name },
      quiet: true,
    });
    if (saved.ok) this.dialog.close(saved.answer);
    else this.refusal.set(this.refusals.sentence(saved.failure));
  }
}
