import { HttpEventType } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ImportRow, INTERACTION_FIELDS, type Mapping } from '@circolo/contracts';
import { lastValueFrom, tap } from 'rxjs';
import { Instant } from '../language/instant';
import { Attempt } from '../ui/attempt';
import { PageHeader } from '../ui/page-header';
import { Progress } from '../ui/progress';
import { Refusals, problemOf } from '../ui/refusals';
import { FileChooser } from './file-chooser';
import { FileSize } from './file-size';
import { ImportDraft } from './import-draft';
import { MappedField } from './mapped-field';
import { MappingFormat } from './mapping-format';
import { MappingJson } from './mapping-json';
import { PreviewTable } from './preview-table';
import { SourcesApi } from './sources-api';

/** The way of a file into Circolo on one page: choose it, say which column is what, look at the first rows, import. */
@Component({
  selector: 'circolo-import-page',
  imports: [
    MatButton,
    TranslocoPipe,
    FileChooser,
    FileSize,
    Instant,
    MappedField,
    MappingFormat,
    MappingJson,
    PageHeader,
    PreviewTable,
    Progress,
  ],
  providers: [ImportDraft],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly router = inject(Router);
  protected readonly draft = inject(ImportDraft);

  protected readonly busy = this.attempt.busy;
  protected readonly fields = INTERACTION_FIELDS;
  private readonly mappings = this.api.mappings();
  protected readonly known = computed(() => (this.mappings.hasValue() ? this.mappings.value().items : []));
  protected readonly refusal = signal('');
  /** Bytes sent, while the file is on its way. */
  protected readonly sent = signal<number | null>(null);
  protected readonly mappedCount = computed(() => Object.keys(this.draft.mapping()?.fields ?? {}).length);

  protected async choose(file: File): Promise<void> {
    this.refusal.set('');
    this.draft.preview.set(null);
    await this.draft.choose(file, this.known());
  }

  protected startFrom(event: Event): void {
    const name = (event.target as HTMLSelectElement).value;
    const row = this.known().find((one) => one.name === name);
    this.draft.recognised.set(row?.name ?? null);
    if (row) void this.draft.startFrom(row.mapping);
    else this.draft.startFromHeader();
  }

  protected async preview(): Promise<void> {
    const [file, mapping] = [this.draft.file(), this.draft.mapping()];
    if (!file || !mapping) return;
    this.refusal.set('');
    const done = await this.attempt.run(this.api.preview(file, mapping), { quiet: true });
    if (done.ok) this.draft.preview.set({ of: mapping, found: done.answer });
    else this.refuse(done.failure);
  }

  protected async import(): Promise<void> {
    const [file, mapping] = [this.draft.file(), this.draft.mapping()];
    if (!file || !mapping) return;
    this.refusal.set('');
    this.sent.set(0);
    const done = await this.attempt.run(() => this.upload(file, mapping), { quiet: true });
    this.sent.set(null);
    if (done.ok) await this.router.navigate(['/sources/imports', done.answer.id]);
    else this.refuse(done.failure);
  }

  private async upload(file: File, mapping: Mapping): Promise<ImportRow> {
    const told = this.api.upload(file, mapping).pipe(
      tap((event) => {
        if (event.type === HttpEventType.UploadProgress) this.sent.set(event.loaded);
      }),
    );
    const last = await lastValueFrom(told);
    if (last.type !== HttpEventType.Response || !last.body) throw new Error('The upload ended without an answer');
    return last.body;
  }

  private refuse(failure: unknown): void {
    this.refusal.set(this.refusals.sentence(failure));
    this.draft.refused.set((problemOf(failure)?.errors ?? []).map(({ field, code }) => ({ field, code })));
  }
}
