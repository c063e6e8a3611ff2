import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TeamRow } from '@circolo/contracts';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { TeamsApi } from './teams-api';

/** Makes a team, or says under which other one it stands. */
@Component({
  selector: 'circolo-team-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <h2 mat-dialog-title>{{ team ? team.name : ('people.teams.make' | transloco) }}</h2>
      <mat-dialog-content class="stack">
        @if (team) {
          <div class="field">
            <label for="team-parent">{{ 'people.teams.under' | transloco }}</label>
            <select id="team-parent" formControlName="parent">
              <option value="">{{ 'people.teams.root' | transloco }}</option>
              @for (other of others; track other.id) {
                <option [value]="other.id">{{ other.name }}</option>
              }
            </select>
          </div>
        } @else {
          <div class="field">
            <label for="team-name">{{ 'people.teams.name' | transloco }}</label>
            <input id="team-name" maxlength="200" formControlName="name" required />
          </div>
          <div class="field">
            <label for="team-code">{{ 'people.teams.code' | transloco }}</label>
            <input id="team-code" maxlength="120" formControlName="code" required aria-describedby="team-code-hint" />
            <span class="hint" id="team-code-hint">{{ 'people.teams.codeHint' | transloco }}</span>
          </div>
        }
        @if (refusal()) {
          <p class="notice critical" role="alert">{{ refusal() }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="attempt.busy() || form.invalid">{{ 'people.save' | transloco }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class TeamDialog {
  private readonly api = inject(TeamsApi);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<TeamDialog, true>>(MatDialogRef);
  private readonly data = inject<{ team: TeamRow | null; teams: readonly TeamRow[] }>(MAT_DIALOG_DATA);
  protected readonly attempt = inject(Attempt);
  protected readonly team = this.data.team;
  protected readonly others = this.data.teams.filter(({ id }) => id !== this.team?.id);
  protected readonly refusal = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.team?.name ?? '', Validators.required],
    code: [this.team?.code ?? '', Validators.required],
    parent: [this.team?.parent ?? ''],
  });

  protected async save(): Promise<void> {
    const { name, code, parent } = this.form.getRawValue();
    const done = this.team
      ? await this.attempt.run(this.api.move(this.team, parent || null), { done: 'people.teams.saved', quiet: true })
      : await this.attempt.run(this.api.make(code, name), { done: 'people.teams.saved', quiet: true });
    if (done.ok) this.dialog.close(true);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }
}
