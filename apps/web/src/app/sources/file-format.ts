import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ENCODINGS } from '@circolo/contracts';
import type { FormatAsked } from './format-asked';
import { ImportDraft } from './import-draft';

const DELIMITERS: readonly { readonly sign: string; readonly key: string }[] = [
  { sign: ',', key: 'comma' },
  { sign: ';', key: 'semicolon' },
  { sign: '\t', key: 'tab' },
  { sign: '|', key: 'bar' },
];
const LAST_ROW = 1_048_575;

/** How a file is written, as it was recognised; each part can be corrected. */
@Component({
  selector: 'circolo-file-format',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './file-format.html',
})
export class FileFormatForm {
  private readonly draft = inject(ImportDraft);
  readonly asked = output<FormatAsked>();

  protected readonly encodings = ENCODINGS;
  protected readonly sheets = computed(() => this.draft.upload()?.sheets ?? []);
  protected readonly format = computed(() => this.draft.upload()?.format);
  protected readonly csv = computed(() => {
    const format = this.format();
    return format?.kind === 'csv' ? format : null;
  });
  protected readonly xlsx = computed(() => {
    const format = this.format();
    return format?.kind === 'xlsx' ? format : null;
  });
  protected readonly decimal = computed(() => this.csv()?.decimal ?? this.xlsx()?.decimal ?? null);
  protected readonly delimiters = computed(() => {
    const delimiter = this.csv()?.delimiter ?? ',';
    return DELIMITERS.some(({ sign }) => sign === delimiter) ? DELIMITERS : [...DELIMITERS, { sign: delimiter, key: '' }];
  });

  protected ask(part: FormatAsked): void {
    this.asked.emit(part);
  }

  protected askRow(event: Event): void {
    const headerRow = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(headerRow) && headerRow >= 1 && headerRow <= LAST_ROW) this.ask({ headerRow });
  }

  protected written(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected ticked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
