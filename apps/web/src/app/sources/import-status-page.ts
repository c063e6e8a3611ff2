import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ImportRow } from '@circolo/contracts';
import { followed } from '../events/followed';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { Progress } from '../ui/progress';
import { Refusals } from '../ui/refusals';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { FileSize } from './file-size';
import { ImportRejections } from './import-rejections';
import { ImportSteps } from './import-steps';
import { IMPORT_SHOWN_AS, isGoing } from './import-state';
import { SourcesApi } from './sources-api';

const COUNTS = ['read', 'accepted', 'corrected', 'duplicates', 'rejected', 'skipped'] as const;

/** One import: how far it is, live; then what became of its rows, and a way to undo it. */
@Component({
  selector: 'circolo-import-status-page',
  imports: [
    MatButton,
    RouterLink,
    TranslocoPipe,
    Counted,
    FileSize,
    Instant,
    ImportRejections,
    ImportSteps,
    PageHeader,
    Progress,
    State,
    Waiting,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-status-page.html',
  styleUrl: './import-status-page.scss',
})
export class ImportStatusPage {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly refusals = inject(Refusals);
  private readonly mayImport = inject(Session).may('imports.write');
  protected readonly figures = inject(Figures);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly counts = COUNTS;
  protected readonly shownAs = IMPORT_SHOWN_AS;
  protected readonly busy = this.attempt.busy;
  protected readonly isGoing = isGoing;
  protected readonly import = this.api.importOf(() => this.id());
  protected readonly lost = followed(this.import, {
    topic: () => `import:${this.id()}`,
    address: () => this.api.addressOf(this.id()),
    going: isGoing,
  });
  protected readonly failure = computed(() => {
    const failure = this.import.hasValue() ? this.import.value().failure : null;
    return failure ? this.refusals.sentenceOf(failure.code, failure.details) : '';
  });

  /** Whether one has come here by the steps of the import. */
  protected readonly isStep = (history.state as { wizard?: boolean } | null)?.wizard === true;

  /** All of the file has been read; its rows are still being checked and kept. */
  protected isWhole({ bytesRead, fileBytes }: ImportRow): boolean {
    return bytesRead >= fileBytes;
  }

  protected mayUndo({ state }: ImportRow): boolean {
    return this.mayImport && (state === 'done' || state === 'failed');
  }

  protected mayCancel({ state }: ImportRow): boolean {
    return this.mayImport && (state === 'queued' || state === 'reading');
  }

  protected async cancel(row: ImportRow): Promise<void> {
    const done = await this.attempt.run(this.api.cancel(row));
    if (done.ok) this.import.set(done.answer);
    else this.import.reload();
  }

  protected async undo(row: ImportRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('sources.undo.title', { file: row.fileName }),
      text: this.texts.translate('sources.undo.text', { accepted: this.figures.number(row.accepted) }),
      action: this.texts.translate('sources.undo.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.undo(row));
    if (done.ok) this.import.set(done.answer);
    else this.import.reload();
  }
}
