import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FIELD_KINDS_OF, type FieldKind, type MeasuredRecord } from '@circolo/contracts';
import {
  type Language as LanguageCode,
  type Measure,
  type MeasureDefinition,
  measureInWords,
  type MeasuredRecords as Kind,
  MEASURES,
} from '@circolo/domain';
import { Instant } from '../language/instant';
import { Language } from '../language/language';
import { Figures } from '../ui/figures';
import { type RecordsAsked, RecordsApi } from './records-api';
import { RecordsSheet } from './records-sheet';

type Value = MeasuredRecord['values'][string];

/** The records of another kind than contacts behind a figure: a column for each field that the figure is made of. */
@Component({
  selector: 'circolo-measured-records',
  imports: [TranslocoPipe, RecordsSheet],
  providers: [Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-records-sheet
      [name]="'words.recordKind.' + kind() | transloco"
      [note]="'indicators.records.privacyOfOthers' | transloco"
      [none]="'indicators.records.noneOfOthers' | transloco"
      [on]="records"
      (more)="more.emit($event)"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{{ 'indicators.records.recordCode' | transloco }}</th>
            @for (field of fields(); track field) {
              <th scope="col" class="field" [class.n]="isNumber(field)">{{ 'words.field.' + field | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.source + row.externalId) {
            <tr>
              <th scope="row">
                {{ row.externalId }} <span class="sub">{{ row.source }}</span>
              </th>
              @for (field of fields(); track field) {
                <td [class.n]="isNumber(field)">{{ written(field, row.values[field]) }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </circolo-records-sheet>
  `,
  styles: `
    .field::first-letter {
      text-transform: uppercase;
    }
    .field {
      min-width: 96px;
    }
  `,
})
export class MeasuredRecords {
  private readonly texts = inject(TranslocoService);
  private readonly figures = inject(Figures);
  private readonly instant = inject(Instant);
  private readonly language = inject(Language);
  readonly kind = input.required<Kind>();
  readonly asked = input.required<RecordsAsked>();
  readonly more = output<string>();

  protected readonly records = inject(RecordsApi).others(() => ({ ...this.asked(), kind: this.kind() }));
  protected readonly rows = computed(() => (this.records.hasValue() ? this.records.value().items : []));
  /** Those of the figure, and the subjects that any record names. */
  protected readonly fields = computed(() => {
    const [first] = this.rows();
    const kinds = this.kinds();
    return Object.keys(first?.values ?? {}).filter(
      (field) => kinds[field] !== 'code' || this.rows().some(({ values }) => values[field] !== null),
    );
  });
  private readonly kinds = computed(() => FIELD_KINDS_OF[this.kind()] as Readonly<Record<string, FieldKind>>);

  protected readonly isNumber = (field: string): boolean => ['seconds', 'score', 'whole', 'decimal'].includes(this.kinds()[field] ?? '');

  private readonly exact = (value: number) => new Intl.NumberFormat(this.language.locale(), { maximumFractionDigits: 3 }).format(value);

  protected written(field: string, value: Value | undefined): string {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'object') return value.name;
    if (typeof value === 'boolean') return this.texts.translate<string>(value ? 'words.yes' : 'words.no');
    if (typeof value === 'number') return this.kinds()[field] === 'seconds' ? this.figures.text(value, 'seconds') : this.exact(value);
    const kind = this.kinds()[field];
    if (kind === 'instant' || kind === 'moment' || kind === 'date') return this.instant.transform(value);
    return kind === 'measure' ? givenInWords(value, this.language.code()) : value;
  }
}

/** What a sum that came as a sum is: as the definition says that adds it up. */
function givenInWords(given: string, language: LanguageCode): string {
  const measure = (Object.keys(MEASURES) as Measure[]).find((one) => {
    const { over, where } = MEASURES[one] as MeasureDefinition;
    return over === 'aggregates' && where.some((condition) => 'in' in condition && condition.in.includes(given));
  });
  return measure ? measureInWords(measure, {}, language) : given;
}
