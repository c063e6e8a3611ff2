import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { List, NewTarget, SubjectRow, TargetRow } from '@circolo/contracts';
import { MEASURED_KINDS } from '@circolo/domain';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Language } from '../language/language';
import { Attempt } from '../ui/attempt';
import { readFigure, writeFigure } from '../ui/read-figure';
import { Refusals } from '../ui/refusals';
import { DeviationsApi } from './deviations-api';

const ORIGINS = ['internal', 'charter', 'agreement', 'law'] as const;

/** Sets a target or changes one. Figures are written as people read them: shares in per cent, times with their unit. */
@Component({
  selector: 'circolo-target-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './target-dialog.html',
})
export class TargetDialog {
  private readonly api = inject(DeviationsApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly dialog = inject<MatDialogRef<TargetDialog, TargetRow>>(MatDialogRef);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly target = inject<TargetRow | null>(MAT_DIALOG_DATA);
  protected readonly kinds = MEASURED_KINDS;
  protected readonly origins = ORIGINS;
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  protected readonly form = inject(NonNullableFormBuilder).group({
    indicator: [this.target?.indicator ?? 'RES', Validators.required],
    kind: [this.target?.subject.kind ?? 'organisation'],
    id: [this.target?.subject.id ?? ''],
    from: [this.target?.from ?? `${new Date().getFullYear()}-01-01`, Validators.required],
    value: [this.shown(this.target?.value), Validators.required],
    upper: [this.shown(this.target?.upper)],
    warning: [this.shown(this.target?.warning)],
    critical: [this.shown(this.target?.critical)],
    origin: [this.target?.origin ?? 'internal'],
  });
  private readonly written = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly unit = computed(() => this.indicators.unitOf(this.written().indicator ?? ''));
  protected readonly isBand = computed(
    () => this.indicators.all().find(({ code }) => code === this.written().indicator)?.direction === 'band',
  );
  protected readonly offered = computed(() => this.indicators.all().filter(({ direction }) => direction !== 'context'));
  private readonly subjects = httpResource<List<SubjectRow>>(() => `/api/v1/subjects?kind=${this.written().kind}&limit=500`);
  protected readonly named = computed(() => (this.subjects.hasValue() ? this.subjects.value().items : []));

  protected async save(): Promise<void> {
    if (this.form.invalid) return this.form.markAllAsTouched();
    const { indicator, kind, id, from, value, origin, ...edges } = this.form.getRawValue();
    const written = { value, ...edges };
    const isUnread = Object.values(written).some((text) => text.trim() !== '' && this.read(text) === null);
    if (isUnread) return this.refusal.set(this.texts.translate('deviations.targets.notUnderstood'));
    const { upper, warning, critical } = edges;
    const target: NewTarget = {
      indicator,
      subject: { kind, id: id || null },
      from,
      value: this.read(value) ?? 0,
      upper: this.isBand() ? this.read(upper) : null,
      warning: this.read(warning),
      critical: this.read(critical),
      origin,
    };
    const write = this.target ? this.api.changeTarget(this.target, target) : this.api.setTarget(target);
    const saved = await this.attempt.run(write, { done: 'deviations.targets.saved', quiet: true });
    if (saved.ok) this.dialog.close(saved.answer);
    else this.refusal.set(this.refusals.sentence(saved.failure));
  }

  private shown(value: number | null | undefined): string {
    if (value === null || value === undefined) return '';
    return writeFigure(value, this.indicators.unitOf(this.target?.indicator ?? ''), this.language.locale());
  }

  /** A share without a sign is one of a hundred: `0,5` is half of one per cent. @returns null when it cannot be told */
  private read(text: string): number | null {
    const isBareShare = this.unit() === 'fraction' && !text.includes('%');
    return readFigure(isBareShare ? `${text} %` : text, this.unit(), this.language.locale());
  }
}
