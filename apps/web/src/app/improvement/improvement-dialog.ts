import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Created, ImprovementRow, List, SubjectRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { ImprovementApi } from './improvement-api';

/** Proposes an action, or writes its content anew; a change of content voids the signatures given, and the dialog says so. */
@Component({
  selector: 'circolo-improvement-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './improvement-dialog.html',
})
export class ImprovementDialog {
  private readonly api = inject(ImprovementApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<ImprovementDialog, Created | ImprovementRow>>(MatDialogRef);
  protected readonly action = inject<ImprovementRow | null>(MAT_DIALOG_DATA);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  private readonly read = httpResource<List<SubjectRow>>(() => (this.action ? undefined : '/api/v1/subjects?limit=500'));
  protected readonly subjects = computed(() =>
    this.read.hasValue() ? this.read.value().items.filter(({ kind }) => kind !== 'agent') : [],
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    title: [this.action?.title ?? '', [Validators.required, Validators.maxLength(200)]],
    subject: [''],
    indicator: [''],
    problem: [this.action?.problem ?? ''],
    hypothesis: [this.action?.hypothesis ?? ''],
    expectedEffect: [this.action?.expectedEffect ?? ''],
    dueOn: [this.action?.dueOn ?? ''],
  });

  protected async save(): Promise<void> {
    const { subject, indicator, dueOn, ...text } = this.form.getRawValue();
    const content = { ...text, dueOn: dueOn || null };
    const saved = this.action
      ? await this.attempt.run(this.api.write(this.action, content), { done: 'improvement.saved', quiet: true })
      : await this.attempt.run(this.api.propose({ ...content, subject: subject || null, indicator: indicator || null }), {
          done: 'improvement.proposed',
          quiet: true,
        });
    if (saved.ok) this.dialog.close(saved.answer);
    else this.refusal.set(this.refusals.sentence(saved.failure));
  }
}
