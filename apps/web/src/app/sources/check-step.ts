import { ChangeDetectionStrategy, Component, inject, type OnInit, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Attempt } from '../ui/attempt';
import { Refusals, problemOf } from '../ui/refusals';
import { ImportDraft } from './import-draft';
import { PreviewTable } from './preview-table';
import { SaveMapping } from './save-mapping';
import { SourcesApi } from './sources-api';

/** The third step: the first rows before and after, what of them would be refused and why; and the mapping kept under a name. */
@Component({
  selector: 'circolo-check-step',
  imports: [MatButton, TranslocoPipe, PreviewTable, SaveMapping],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h3>{{ 'sources.preview.title' | transloco }}</h3>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="look()">
          {{ 'sources.import.lookAgain' | transloco }}
        </button>
      </header>
      @if (refusal()) {
        <div class="inside">
          <p class="notice critical" role="alert">{{ refusal() }}</p>
        </div>
      } @else if (draft.preview(); as shown) {
        <circolo-preview-table [kind]="draft.kind()" [of]="shown.found" [mapping]="shown.of" />
      } @else {
        <p class="inside sub" role="status">{{ 'ui.loading' | transloco }}</p>
      }
    </section>
    <circolo-save-mapping />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
  `,
})
export class CheckStep implements OnInit {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  protected readonly draft = inject(ImportDraft);
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  ngOnInit(): void {
    if (this.draft.preview() === null || this.draft.previewIsOld()) void this.look();
  }

  protected async look(): Promise<void> {
    const [upload, mapping] = [this.draft.upload(), this.draft.mapping()];
    if (!upload || !mapping) return;
    this.refusal.set('');
    const done = await this.attempt.run(this.api.preview({ upload: upload.id, kind: this.draft.kind(), mapping }), { quiet: true });
    if (done.ok) return this.draft.preview.set({ of: mapping, found: done.answer });
    this.draft.preview.set(null);
    this.refusal.set(this.refusals.sentence(done.failure));
    this.draft.refused.set((problemOf(done.failure)?.errors ?? []).map(({ field, code }) => ({ field, code })));
  }
}
