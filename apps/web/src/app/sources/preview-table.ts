import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  FIELDS_OF,
  fieldKindOf,
  type ImportPreview,
  type Mapping,
  type MappingField,
  type RecordField,
  type RecordKind,
  type Rejection,
} from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Figures } from '../ui/figures';
import { State } from '../ui/state';
import { fieldWord } from './field-word';
import { columnsOf } from './mapped-parts';
import { RejectionWords } from './rejection-words';

const DAY = '2026-11-21'.length;

interface ShownField {
  /** As the preview's values name it. */
  readonly name: string;
  readonly word: string;
  /** The name of a label; null for a field of the kind. */
  readonly label: string | null;
  readonly mapped: MappingField;
}

/** The first rows of a file as they stand in it and as they would be read, and why some of them would be refused. */
@Component({
  selector: 'circolo-preview-table',
  imports: [TranslocoPipe, Counted, State],
  providers: [Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preview-table.html',
  styleUrl: './preview-table.scss',
})
export class PreviewTable {
  private readonly figures = inject(Figures);
  private readonly texts = inject(TranslocoService);
  private readonly instant = inject(Instant);
  private readonly words = inject(RejectionWords);
  readonly kind = input.required<RecordKind>();
  readonly of = input.required<ImportPreview>();
  readonly mapping = input.required<Mapping>();

  /** The fields that the mapping fills, then its labels, each with where it comes from. */
  protected readonly fields = computed((): readonly ShownField[] => {
    const { fields, labels = {} } = this.mapping();
    const ofKind: readonly RecordField[] = FIELDS_OF[this.kind()];
    return [
      ...ofKind.flatMap((name) => (fields[name] ? [{ name, word: fieldWord(this.kind(), name), label: null, mapped: fields[name] }] : [])),
      ...Object.entries(labels).map(([label, mapped]) => ({ name: `labels.${label}`, word: '', label, mapped })),
    ];
  });
  protected readonly rows = computed(() => {
    const raw = new Map(this.of().raw.map(({ line, cells }) => [line, cells]));
    const read = this.of().rows.map(({ line, values, skipped }) => {
      const rejections = this.of().rejections.filter((one) => one.line === line);
      const cells = this.fields().map((field) => ({
        field: field.name,
        raw: this.rawOf(field.mapped, raw.get(line) ?? []),
        read: this.written(field.name, values[field.name]),
      }));
      return { line, skipped, rejected: rejections.length > 0, sentences: rejections.map((one) => this.sentence(one)), cells };
    });
    const seen = new Set(read.map(({ line }) => line));
    const heldOut = this.of()
      .rejections.filter(({ line }) => !seen.has(line))
      .map((one) => ({ line: one.line, skipped: false, rejected: true, sentences: [this.sentence(one)], cells: [] }));
    return [...read, ...heldOut].toSorted((one, other) => one.line - other.line);
  });
  protected readonly counts = computed(() => ({
    all: this.rows().length,
    skipped: this.rows().filter(({ skipped }) => skipped).length,
    rejected: this.rows().filter(({ rejected }) => rejected).length,
  }));

  private sentence(rejection: Rejection): string {
    return this.words.sentence(rejection);
  }

  private rawOf(mapped: MappingField, cells: readonly string[]): string {
    return columnsOf(mapped)
      .map((column) => cells[this.of().columns.indexOf(column)] ?? '')
      .join(' · ');
  }

  private written(field: string, value: string | number | boolean | null | undefined): string {
    const kind = fieldKindOf(this.kind(), field);
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return this.texts.translate(value ? 'words.yes' : 'words.no');
    if (typeof value === 'number') return this.figures.text(value, kind === 'seconds' ? 'seconds' : '');
    if (kind === 'instant' || kind === 'moment' || kind === 'date')
      return this.instant.transform(value, value.length === DAY ? 'day' : 'second');
    return kind === 'outcome' ? this.texts.translate('indicators.records.outcomes.' + value) : value;
  }
}
