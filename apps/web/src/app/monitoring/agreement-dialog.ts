import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MonitoringAgreementState } from '@circolo/contracts';
import { AGREEMENT_KINDS, MONITORING_PURPOSES, ROLES } from '@circolo/domain';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { MonitoringApi } from './monitoring-api';

type Agreement = NonNullable<MonitoringAgreementState['agreement']>;

/** Records the agreement, or changes the one in force. Individual productivity needs its own choice, with its warning. */
@Component({
  selector: 'circolo-agreement-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agreement-dialog.html',
})
export class AgreementDialog {
  private readonly api = inject(MonitoringApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<AgreementDialog, MonitoringAgreementState>>(MatDialogRef);
  protected readonly agreement = inject<Agreement | null>(MAT_DIALOG_DATA);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly kinds = AGREEMENT_KINDS;
  protected readonly purposes = MONITORING_PURPOSES;
  /** The agent sees their own figures in any case, and is nobody's reader. */
  protected readonly roles = ROLES.filter((role) => role !== 'agent');
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  protected readonly chosenIndicators = signal<ReadonlySet<string>>(new Set(this.agreement?.indicators ?? []));
  protected readonly chosenPurposes = signal<ReadonlySet<string>>(new Set(this.agreement?.purposes ?? []));
  protected readonly chosenRoles = signal<ReadonlySet<string>>(new Set(this.agreement?.roles ?? []));
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: [this.agreement?.kind ?? 'agreement'],
    number: [this.agreement?.number ?? '', Validators.required],
    date: [this.agreement?.date ?? '', Validators.required],
    scope: [this.agreement?.scope ?? '', Validators.required],
    file: [this.agreement?.file ?? ''],
    from: [this.agreement?.from ?? '', Validators.required],
    until: [this.agreement?.until ?? ''],
    individualProductivity: [this.agreement?.individualProductivity ?? false],
  });

  protected toggle(chosen: typeof this.chosenRoles, name: string): void {
    chosen.update((names) => new Set(names.has(name) ? [...names].filter((other) => other !== name) : [...names, name]));
  }

  protected async save(): Promise<void> {
    const { file, until, ...rest } = this.form.getRawValue();
    const body = {
      ...rest,
      file: file || null,
      until: until || null,
      indicators: [...this.chosenIndicators()],
      purposes: this.purposes.filter((purpose) => this.chosenPurposes().has(purpose)),
      roles: this.roles.filter((role) => this.chosenRoles().has(role)),
    };
    const saved = await this.attempt.run(this.api.record(body, this.agreement?.revision ?? null), {
      done: 'monitoring.saved',
      quiet: true,
    });
    if (saved.ok) this.dialog.close(saved.answer);
    else this.refusal.set(this.refusals.sentence(saved.failure));
  }
}
