import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FileSize } from './file-size';

/** Takes a file that is dropped or chosen, and says the name and size of the one that is there. */
@Component({
  selector: 'circolo-file-chooser',
  imports: [TranslocoPipe, FileSize],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="drop" [class.over]="over()" (dragover)="drag($event, true)" (dragleave)="drag($event, false)" (drop)="drop($event)">
      <input
        type="file"
        class="visually-hidden"
        accept=".csv,.txt,.tsv,.xlsx,.jsonl,.ndjson,.json,text/csv"
        [disabled]="busy()"
        (change)="pick(chooser)"
        #chooser
      />
      @if (file(); as chosen) {
        <b>{{ chosen.fileName }}</b>
        <span class="sub">{{ chosen.bytes | fileSize }} · {{ 'sources.import.anotherFile' | transloco }}</span>
      } @else {
        <b>{{ 'sources.import.choose' | transloco }}</b>
        <span class="sub">{{ 'sources.import.which' | transloco }}</span>
      }
    </label>
  `,
  styles: `
    .drop {
      display: grid;
      justify-items: center;
      gap: 4px;
      padding: 28px 16px;
      border: 1.5px dashed var(--line-3);
      border-radius: var(--radius);
      background: var(--surface);
      text-align: center;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .drop:hover,
    .over {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    .drop:focus-within {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `,
})
export class FileChooser {
  /** The file that is there already. */
  readonly file = input.required<{ readonly fileName: string; readonly bytes: number } | null>();
  readonly busy = input(false);
  readonly chosen = output<File>();
  protected readonly over = signal(false);

  protected pick(chooser: HTMLInputElement): void {
    const [file] = chooser.files ?? [];
    if (file) this.chosen.emit(file);
    // The same file, corrected and chosen again, is a choice too.
    chooser.value = '';
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    this.drag(event, false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.chosen.emit(file);
  }
}
