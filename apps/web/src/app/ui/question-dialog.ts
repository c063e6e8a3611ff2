import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

/** A question before something is done; all texts are already in the reader's language. */
export interface Question {
  readonly title: string;
  readonly text?: string;
  /** The verb on the button. */
  readonly action: string;
  /** Asks for a reason, under this label. */
  readonly reason?: string;
}

@Component({
  selector: 'circolo-question-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="answer($event)">
      <h2 mat-dialog-title>{{ question.title }}</h2>
      <mat-dialog-content class="stack">
        @if (question.text) {
          <p>{{ question.text }}</p>
        }
        @if (question.reason) {
          <div class="field">
            <label for="question-reason">{{ question.reason }}</label>
            <textarea
              id="question-reason"
              maxlength="1000"
              [formControl]="reason"
              [attr.aria-invalid]="lacking() || null"
              aria-describedby="question-lacking"
            ></textarea>
            <span class="wrong" id="question-lacking" role="alert">{{ lacking() ? ('ui.reasonMissing' | transloco) : '' }}</span>
          </div>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" (click)="dialog.close(null)">{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit">{{ question.action }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class QuestionDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<QuestionDialog, string | null>>(MatDialogRef);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(1000)] });
  protected readonly lacking = signal(false);

  protected answer(event: Event): void {
    event.preventDefault();
    const reason = this.reason.value.trim();
    if (this.question.reason && reason === '') return this.lacking.set(true);
    this.dialog.close(reason);
  }
}
