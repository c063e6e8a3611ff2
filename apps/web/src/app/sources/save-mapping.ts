import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NewSavedMapping, SavedMappingRow } from '@circolo/contracts';
import type { Observable } from 'rxjs';
import { Attempt } from '../ui/attempt';
import { Refusals, problemOf } from '../ui/refusals';
import { ImportDraft } from './import-draft';
import { SourcesApi } from './sources-api';

/** Keeps the mapping under a name, for the next file with these columns; one that began from a saved mapping can take its place. */
@Component({
  selector: 'circolo-save-mapping',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h3>{{ 'sources.save.title' | transloco }}</h3>
      </header>
      <div class="inside stack">
        @if (draft.saved(); as saved) {
          <p role="status">{{ 'sources.save.isSaved' | transloco: { name: saved.name } }}</p>
        } @else {
          <p class="note">{{ 'sources.save.says' | transloco }}</p>
          <form class="row" (submit)="add($event)">
            <div class="field grow">
              <label for="mapping-name">{{ 'sources.save.name' | transloco }}</label>
              <input
                id="mapping-name"
                maxlength="120"
                autocomplete="off"
                [value]="name()"
                [attr.aria-invalid]="!!refusal() || null"
                (input)="name.set(written($event))"
              />
            </div>
            <button matButton="outlined" type="submit" [disabled]="busy() || !name().trim()">
              {{ 'sources.save.action' | transloco }}
            </button>
          </form>
          @if (begun(); as row) {
            <p>
              <button matButton type="button" [disabled]="busy()" (click)="change(row)">
                {{ 'sources.save.update' | transloco: { name: row.name } }}
              </button>
            </p>
          }
          @if (refusal()) {
            <p class="notice critical" role="alert">{{ refusal() }}</p>
          }
        }
      </div>
    </section>
  `,
  styles: `
    form {
      align-items: end;
      max-width: 640px;
    }
    .grow {
      min-width: min(100%, 220px);
    }
  `,
})
export class SaveMapping {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  protected readonly draft = inject(ImportDraft);
  protected readonly busy = this.attempt.busy;
  protected readonly begun = computed(() => this.draft.begunFrom()?.row ?? null);
  protected readonly name = linkedSignal(() => (this.begun() ? '' : (this.draft.mapping()?.source ?? '')));
  protected readonly refusal = signal('');

  protected add(event: Event): void {
    event.preventDefault();
    void this.save((wanted) => this.api.save(wanted), this.name().trim());
  }

  protected change(row: SavedMappingRow): void {
    void this.save((wanted) => this.api.change(row, wanted), row.name);
  }

  protected written(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private async save(write: (wanted: NewSavedMapping) => Observable<SavedMappingRow>, name: string): Promise<void> {
    const [mapping, upload] = [this.draft.mapping(), this.draft.upload()];
    if (!mapping || !upload || !name) return;
    this.refusal.set('');
    const wanted = { name, kind: this.draft.kind(), mapping, columns: upload.columns };
    const done = await this.attempt.run(write(wanted), { quiet: true });
    if (done.ok) return this.draft.savedAs(done.answer);
    if (problemOf(done.failure)?.code !== 'stale-revision') this.refusal.set(this.refusals.sentence(done.failure));
  }
}
