import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleRow } from '@circolo/contracts';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { RuleTrialsApi } from './rule-trials-api';
import { RulesApi } from './rules-api';
import { SimulationRunner } from './simulation-runner';

/** Publishes a rule once its simulation stands before whoever does; that they have looked at it is kept. Answers the rule. */
@Component({
  selector: 'circolo-publish-dialog',
  imports: [MatDialogModule, MatButton, TranslocoPipe, SimulationRunner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ 'rules.publish.title' | transloco: { name: rule.draft?.name } }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'rules.publish.text' | transloco }}</p>
      <circolo-simulation-runner [rule]="rule" [mayWrite]="true" />
      @if (refusal(); as said) {
        <p class="notice critical" role="alert">{{ said }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <p class="sub grow">
        {{
          (runner().ready() ? 'rules.publish.seen' : runner().impossible() ? 'rules.publish.blind' : 'rules.publish.simulateFirst')
            | transloco
        }}
      </p>
      <button matButton type="button" mat-dialog-close>{{ 'ui.cancel' | transloco }}</button>
      <button matButton="filled" type="button" [disabled]="busy() || (!runner().ready() && !runner().impossible())" (click)="publish()">
        {{ 'rules.publish.action' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
})
export class PublishDialog {
  private readonly rules = inject(RulesApi);
  private readonly trials = inject(RuleTrialsApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<PublishDialog, RuleRow>>(MatDialogRef);
  protected readonly rule = inject<RuleRow>(MAT_DIALOG_DATA);
  protected readonly runner = viewChild.required(SimulationRunner);
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  protected async publish(): Promise<void> {
    const simulation = this.runner().ready();
    const write = async () => {
      if (simulation) await firstValueFrom(this.trials.look(simulation));
      return firstValueFrom(this.rules.publish(this.rule));
    };
    const done = await this.attempt.run(write, { done: 'rules.publish.done', quiet: true });
    if (done.ok) this.dialog.close(done.answer);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }
}
