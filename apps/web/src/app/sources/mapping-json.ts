import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ImportDraft, type MappingFault } from './import-draft';
import { MappingFaults } from './mapping-faults';

/** The whole mapping as JSON, for what the table does not offer, such as many translations, and to carry it elsewhere. */
@Component({
  selector: 'circolo-mapping-json',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>{{ 'sources.import.json' | transloco }}</summary>
      <div class="field">
        <label for="mapping-json" class="hint">{{ 'sources.import.jsonHint' | transloco }}</label>
        <textarea
          id="mapping-json"
          rows="18"
          spellcheck="false"
          [attr.aria-invalid]="faults().length > 0 || null"
          [value]="text()"
          (input)="write($event)"
        ></textarea>
        <ul class="wrong" role="alert">
          @for (sentence of sentences(); track $index) {
            <li>{{ sentence }}</li>
          }
        </ul>
      </div>
    </details>
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
    }
    summary {
      cursor: pointer;
      color: var(--accent);
      font-size: var(--text-table);
    }
    .field {
      padding-top: 12px;
    }
    textarea {
      font-family: ui-monospace, monospace;
      font-size: var(--text-small);
      white-space: pre;
      overflow-x: auto;
    }
    .wrong {
      padding-left: 18px;
      color: var(--critical);
      font-size: var(--text-small);
      font-weight: 600;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class MappingJson {
  private readonly draft = inject(ImportDraft);
  private readonly words = inject(MappingFaults);
  private own: unknown = null;
  /** Written anew when the table changes the mapping, and left alone while it is being typed here. */
  protected readonly text = linkedSignal<unknown, string>({
    source: () => this.draft.mapping(),
    computation: (mapping, before) => (before && mapping === this.own ? before.value : JSON.stringify(mapping, null, 2)),
  });
  protected readonly faults = signal<readonly MappingFault[]>([]);
  protected readonly sentences = computed(() => [...this.faults(), ...this.draft.refused()].map((fault) => this.words.placed(fault)));

  protected write(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.text.set(text);
    this.faults.set(this.draft.setJson(text));
    this.own = this.draft.mapping();
    this.text.set(text);
  }
}
