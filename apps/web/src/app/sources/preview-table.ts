import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { INTERACTION_FIELDS, type ImportPreview, type InteractionField, type Mapping, type Rejection } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Figures } from '../ui/figures';
import { State } from '../ui/state';
import { FIELD_KINDS } from './field-kinds';
import { columnsOf } from './guess-mapping';
import { RejectionWords } from './rejection-words';

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
  readonly of = input.required<ImportPreview>();
  readonly mapping = input.required<Mapping>();

  protected readonly fields = computed(() => INTERACTION_FIELDS.filter((field) => this.mapping().fields[field]));
  protected readonly rows = computed(() => {
    const raw = new Map(this.of().raw.map(({ line, cells }) => [line, cells]));
    const read = this.of().rows.map(({ line, values, skipped }) => {
      const rejections = this.of().rejections.filter((one) => one.line === line);
      const cells = this.fields().map((field) => ({
        field,
        raw: this.rawOf(field, raw.get(line) ?? []),
        read: this.written(field, values[field]),
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

  private rawOf(field: InteractionField, cells: readonly string[]): string {
    const mapped = this.mapping().fields[field];
    const columns = mapped ? columnsOf(mapped) : [];
    return columns.map((column) => cells[this.of().columns.indexOf(column)] ?? '').join(' · ');
  }

  private written(field: InteractionField, value: string | number | boolean | null | undefined): string {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return this.texts.translate(value ? 'words.yes' : 'words.no');
    if (typeof value === 'number')
      return FIELD_KINDS[field] === 'seconds' ? this.figures.text(value, 'seconds') : this.figures.text(value, '');
    if (FIELD_KINDS[field] === 'instant') return this.instant.transform(value, 'second');
    return FIELD_KINDS[field] === 'outcome' ? this.texts.translate('indicators.records.outcomes.' + value) : value;
  }
}
