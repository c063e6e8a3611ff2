import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SavedViewRow, ViewFilters } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { SavedViewsApi } from './saved-views-api';

/** What is looked at, to keep under a name: as a new view, or in the place of one's own `view`. */
export interface ViewToKeep {
  readonly view: SavedViewRow | null;
  readonly period: string;
  readonly filters: (pinned: boolean) => ViewFilters;
}

@Component({
  selector: 'circolo-saved-view-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <h2 mat-dialog-title>{{ (asked.view ? 'indicators.views.change' : 'indicators.views.keep') | transloco }}</h2>
      <mat-dialog-content class="stack">
        <div class="field">
          <label for="view-name">{{ 'indicators.views.name' | transloco }}</label>
          <input id="view-name" maxlength="120" formControlName="name" required />
        </div>
        <label class="check">
          <input type="checkbox" formControlName="pinned" />
          {{ 'indicators.views.pinned' | transloco: { period: (asked.period | period) } }}
        </label>
        @if (mayShare) {
          <label class="check"><input type="checkbox" formControlName="shared" /> {{ 'indicators.views.share' | transloco }}</label>
        }
        @if (refusal()) {
          <p class="notice critical" role="alert">{{ refusal() }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="attempt.busy() || form.invalid">
          {{ 'indicators.views.save' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
})
export class SavedViewDialog {
  private readonly api = inject(SavedViewsApi);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<SavedViewDialog, SavedViewRow>>(MatDialogRef);
  protected readonly asked = inject<ViewToKeep>(MAT_DIALOG_DATA);
  protected readonly attempt = inject(Attempt);
  protected readonly mayShare = inject(Session).may('views.share');
  protected readonly refusal = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.asked.view?.name ?? '', Validators.required],
    pinned: [this.asked.view !== null && this.asked.view.filters.until !== null],
    shared: [this.asked.view?.shared ?? false],
  });

  protected async save(): Promise<void> {
    const { name, pinned, shared } = this.form.getRawValue();
    const { view } = this.asked;
    const wanted = { name, shared, filters: this.asked.filters(pinned) };
    const write = view ? this.api.change(view, wanted) : this.api.make(wanted);
    const done = await this.attempt.run(write, { done: 'indicators.views.saved', quiet: true });
    if (done.ok) this.dialog.close(done.answer);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }
}
