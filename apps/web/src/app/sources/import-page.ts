import { ChangeDetectionStrategy, Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Attempt } from '../ui/attempt';
import { PageHeader } from '../ui/page-header';
import { Refusals, problemOf } from '../ui/refusals';
import { CheckStep } from './check-step';
import { fieldWord } from './field-word';
import { FileStep } from './file-step';
import { ImportDraft, WIZARD_STEPS, type WizardStep } from './import-draft';
import { ImportSteps } from './import-steps';
import { MappingStep } from './mapping-step';
import { SourcesApi } from './sources-api';

/** The way of a file into Circolo: the file, what its columns are, a look at the first rows, and the import, whose page is the last step. */
@Component({
  selector: 'circolo-import-page',
  imports: [MatButton, TranslocoPipe, CheckStep, FileStep, ImportSteps, MappingStep, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly router = inject(Router);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly draft = inject(ImportDraft);

  protected readonly busy = this.attempt.busy;
  protected readonly word = (field: string) => fieldWord(this.draft.kind(), field);
  protected readonly refusal = signal('');
  protected readonly step = this.draft.step;
  protected readonly isFirst = computed(() => this.step() === 'file');
  protected readonly isLast = computed(() => this.step() === 'check');
  /** Whether the step is done and the next may begin. */
  protected readonly mayGoOn = computed(() => (this.isFirst() ? this.draft.upload() !== null : this.draft.ready()));

  protected go(step: WizardStep): void {
    this.refusal.set('');
    this.step.set(step);
    // Whoever reads by keyboard or by ear is at the beginning of the step.
    setTimeout(() => this.heading()?.nativeElement.focus());
  }

  protected move(by: 1 | -1): void {
    const step = WIZARD_STEPS[WIZARD_STEPS.indexOf(this.step()) + by];
    if (step) this.go(step);
  }

  protected startAnew(): void {
    this.draft.clear();
    this.go('file');
  }

  protected async import(): Promise<void> {
    const [upload, mapping] = [this.draft.upload(), this.draft.mapping()];
    if (!upload || !mapping) return;
    this.refusal.set('');
    const wanted = { upload: upload.id, kind: this.draft.kind(), mapping, savedMapping: this.draft.saved()?.id };
    const done = await this.attempt.run(this.api.import(wanted), { quiet: true });
    if (done.ok) {
      this.draft.clear();
      await this.router.navigate(['/sources/imports', done.answer.id], { state: { wizard: true } });
      return;
    }
    this.refusal.set(this.refusals.sentence(done.failure));
    this.draft.refused.set((problemOf(done.failure)?.errors ?? []).map(({ field, code }) => ({ field, code })));
  }
}
