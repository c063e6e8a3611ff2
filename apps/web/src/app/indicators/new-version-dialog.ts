import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { IndicatorVersionRow, NewIndicatorVersion } from '@circolo/contracts';
import { checkedParameters, type Indicator, type IndicatorCode, type Parameters, Refusal } from '@circolo/domain';
import { Formula } from '../language/formula';
import { Language } from '../language/language';
import { Attempt } from '../ui/attempt';
import { readNumber } from '../ui/read-figure';
import { Refusals } from '../ui/refusals';
import { WriteKey } from '../session/write-key';
import { IndicatorsApi } from './indicators-api';
import { inLargestUnit, inOwnUnit, ParameterText, UNITS_OF } from './parameter-text';
import { versionOn } from './version-validity';

/** The definition that gets a new version, and the versions it has, the newest first; `month` is what is offered to begin with, as `2026-12`. */
export interface DefinitionToVersion {
  readonly definition: Indicator<IndicatorCode>;
  readonly versions: readonly IndicatorVersionRow[];
  readonly month: string;
}

/** Publishes a version of a definition: other parameters, from a month on, with the reason. */
@Component({
  selector: 'circolo-new-version-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe, Formula],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-version-dialog.html',
  styles: `
    .amount {
      flex-wrap: nowrap;
    }
    .amount > * {
      flex: 1;
    }
  `,
})
export class NewVersionDialog {
  private readonly api = inject(IndicatorsApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly texts = inject(TranslocoService);
  private readonly forms = inject(NonNullableFormBuilder);
  private readonly dialog = inject<MatDialogRef<NewVersionDialog, IndicatorVersionRow>>(MatDialogRef);
  private readonly key = new WriteKey();
  protected readonly language = inject(Language);
  protected readonly text = inject(ParameterText);
  protected readonly asked = inject<DefinitionToVersion>(MAT_DIALOG_DATA);
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');
  protected readonly faults = signal<ReadonlyMap<string, string>>(new Map());

  private readonly begun = this.inForce(this.asked.month);
  protected readonly settable = this.begun?.settable ?? [];
  protected readonly form = this.forms.group({
    parameters: this.forms.group(Object.fromEntries(this.settable.map((name) => [name, this.amountOf(name)]))),
    month: [this.asked.month, [Validators.required, Validators.pattern(/^\d{4}-\d{2}$/)]],
    note: ['', [Validators.required, Validators.pattern(/\S/)]],
  });
  private readonly written = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** The parameters in the definition's own units; what is no number yet is not there. */
  protected readonly wanted = computed((): Parameters => {
    const written = (this.written().parameters ?? {}) as Readonly<Record<string, { number?: string; unit?: string }>>;
    const read = this.settable.flatMap((name) => {
      const { number: text = '', unit = '' } = written[name] ?? {};
      const number = readNumber(text.trim(), this.language.code());
      return number === null ? [] : [[name, inOwnUnit(name, { number, unit })] as const];
    });
    return Object.fromEntries(read);
  });
  /** Whether it says what holds from that month anyway. */
  protected readonly isSame = computed(() => {
    const { month } = this.written();
    const held = month ? this.inForce(month)?.parameters : undefined;
    return held !== undefined && this.settable.every((name) => held[name] === this.wanted()[name]);
  });

  protected unitsOf(name: string): readonly string[] {
    return Object.keys(UNITS_OF[name] ?? {});
  }

  protected async save(): Promise<void> {
    this.refusal.set('');
    this.faults.set(this.faultsIn(this.wanted()));
    if (this.form.invalid || this.faults().size > 0) return;
    const { month, note } = this.form.getRawValue();
    const version: NewIndicatorVersion = { parameters: { ...this.wanted() }, from: `${month}-01`, note: note.trim() };
    const write = this.api.publish(this.asked.definition.code, version, this.key.headersFor(version));
    const done = await this.attempt.run(write, { quiet: true });
    if (done.ok) this.dialog.close(done.answer);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }

  private inForce(month: string): IndicatorVersionRow | undefined {
    const number = versionOn(this.asked.definition.code, this.asked.versions, `${month}-01`);
    return this.asked.versions.find(({ version }) => version === number);
  }

  private amountOf(name: string) {
    const { number, unit } = inLargestUnit(name, Number(this.begun?.parameters[name] ?? 0));
    const text = String(number).replace('.', this.language.code() === 'it' ? ',' : '.');
    return this.forms.group({ number: [text, Validators.required], unit: [unit] });
  }

  /** One by one, so that each has its sentence; the server decides by the same. */
  private faultsIn(parameters: Parameters): ReadonlyMap<string, string> {
    const faults = new Map<string, string>();
    for (const name of this.settable) {
      try {
        checkedParameters(this.asked.definition.code, { [name]: parameters[name] });
      } catch (refused) {
        if (!(refused instanceof Refusal)) throw refused;
        const [least, most] = [refused.details['least'], refused.details['most']].map((bound) => this.text.written(name, bound));
        faults.set(name, this.texts.translate(`indicators.publish.${name === 'percentile' ? 'boundsPercent' : 'bounds'}`, { least, most }));
      }
    }
    return faults;
  }
}
