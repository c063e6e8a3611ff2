import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UploadRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Attempt } from '../ui/attempt';
import { Progress } from '../ui/progress';
import { Refusals } from '../ui/refusals';
import { FileChooser } from './file-chooser';
import { FileFormatForm } from './file-format';
import { FileSize } from './file-size';
import type { FormatAsked } from './format-asked';
import { ImportDraft } from './import-draft';

const SHOWN_ROWS = 5;

/** The first step: the file, what was recognised in it, and its first rows as they stand. */
@Component({
  selector: 'circolo-file-step',
  imports: [TranslocoPipe, Counted, FileChooser, FileFormatForm, FileSize, Progress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './file-step.html',
  styleUrl: './file-step.scss',
})
export class FileStep {
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  protected readonly draft = inject(ImportDraft);

  /** The file that is on its way. */
  protected readonly going = signal<File | null>(null);
  protected readonly refusal = signal('');
  protected readonly rows = computed(() => this.draft.upload()?.sample.slice(0, SHOWN_ROWS) ?? []);

  protected async choose(file: File): Promise<void> {
    if (this.going()) return;
    this.refusal.set('');
    this.going.set(file);
    const done = await this.attempt.run(() => this.draft.take(file), { quiet: true });
    this.going.set(null);
    if (!done.ok) this.refusal.set(this.refusals.sentence(done.failure));
  }

  protected async ask(asked: FormatAsked): Promise<void> {
    this.refusal.set('');
    const done = await this.attempt.run(() => this.draft.lookAgain(asked), { quiet: true });
    if (!done.ok) this.refusal.set(this.refusals.sentence(done.failure));
  }

  /** What a warning speaks of, as its sentence wants it. */
  protected namesOf({ details }: UploadRow['warnings'][number]): Record<string, string> {
    return Object.fromEntries(
      Object.entries(details).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
    );
  }
}
