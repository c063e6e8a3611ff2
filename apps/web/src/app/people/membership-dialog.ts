import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Member, TeamRow } from '@circolo/contracts';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { TeamsApi } from './teams-api';

/** Puts an agent in a team from a day on, or says which day was the last. */
@Component({
  selector: 'circolo-membership-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <h2 mat-dialog-title>
        @if (member) {
          {{ 'people.teams.endTitle' | transloco: { name: member.agent.name, team: team.name } }}
        } @else {
          {{ 'people.teams.addTitle' | transloco: { team: team.name } }}
        }
      </h2>
      <mat-dialog-content class="stack">
        <p class="sub">{{ 'people.teams.pastStays' | transloco }}</p>
        @if (!member) {
          <div class="field">
            <label for="member-agent">{{ 'people.agent' | transloco }}</label>
            <select id="member-agent" formControlName="agent" required>
              @for (agent of agents(); track agent.id) {
                <option [value]="agent.id">{{ agent.name }} ({{ agent.code }})</option>
              }
            </select>
          </div>
        }
        <div class="field">
          <label for="member-day">{{ (member ? 'people.teams.lastDay' : 'people.teams.from') | transloco }}</label>
          <input id="member-day" type="date" formControlName="day" required />
        </div>
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
export class MembershipDialog {
  private readonly api = inject(TeamsApi);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<MembershipDialog, true>>(MatDialogRef);
  private readonly data = inject<{ team: TeamRow; member: Member | null }>(MAT_DIALOG_DATA);
  protected readonly attempt = inject(Attempt);
  protected readonly team = this.data.team;
  protected readonly member = this.data.member;
  protected readonly refusal = signal('');
  private readonly read = this.api.agents();
  protected readonly agents = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  protected readonly form = inject(NonNullableFormBuilder).group({
    agent: [this.member?.agent.id ?? '', Validators.required],
    day: ['', Validators.required],
  });

  protected async save(): Promise<void> {
    const { agent, day } = this.form.getRawValue();
    const done = this.member
      ? await this.attempt.run(this.api.end(this.member, day), { done: 'people.teams.saved', quiet: true })
      : await this.attempt.run(this.api.add({ agent, team: this.team.id, from: day, until: null }), {
          done: 'people.teams.saved',
          quiet: true,
        });
    if (done.ok) this.dialog.close(true);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }
}
