import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CsvFormat, ENCODINGS, type SavedMappingRow } from '@circolo/contracts';
import { ImportDraft } from './import-draft';
import { MappingFaults } from './mapping-faults';

const DELIMITERS: readonly { readonly sign: string; readonly key: string }[] = [
  { sign: ',', key: 'comma' },
  { sign: ';', key: 'semicolon' },
  { sign: '\t', key: 'tab' },
  { sign: '|', key: 'bar' },
];

/** How the file is written: source, delimiter, encoding, decimal sign, header, and the time zone of its clock. */
@Component({
  selector: 'circolo-mapping-format',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapping-format.html',
})
export class MappingFormat {
  private readonly faults = inject(MappingFaults);
  protected readonly draft = inject(ImportDraft);
  readonly known = input.required<readonly SavedMappingRow[]>();

  protected readonly delimiters = DELIMITERS;
  protected readonly encodings = ENCODINGS;
  protected readonly timeZones = Intl.supportedValuesOf('timeZone');
  protected readonly csv = computed(() => {
    const format = this.draft.mapping()?.format;
    return format?.kind === 'csv' ? format : null;
  });
  protected readonly others = computed(() => {
    const delimiter = this.csv()?.delimiter ?? ',';
    return DELIMITERS.some(({ sign }) => sign === delimiter) ? [] : [delimiter];
  });

  protected wrong(field: string): string {
    const fault = this.draft.refused().find((one) => one.field === field);
    return fault ? this.faults.sentence(fault) : '';
  }

  protected written(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected ticked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected setFormat(part: Partial<CsvFormat>): void {
    void this.draft.changeFormat(part);
  }
}
