import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldKind, MappingField } from '@circolo/contracts';
import { firstCase } from './field-cases';
import { constantOf } from './field-value';
import { guessField } from './guess-mapping';
import { columnsOf } from './mapped-parts';
import { ImportDraft } from './import-draft';

/** Where a value comes from, other than one column. */
const CONSTANT = 'constant:';
const SEVERAL = 'several:';
const CASES = 'cases:';
const COLUMN = 'column:';

/** Where the value of a field or of a label comes from: a column, several of them joined, a constant, cases, or nowhere. */
@Component({
  selector: 'circolo-field-origin',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-origin.html',
  styleUrl: './field-origin.scss',
})
export class FieldOrigin {
  protected readonly draft = inject(ImportDraft);
  /** Of the select, for its label. */
  readonly id = input.required<string>();
  readonly kind = input.required<FieldKind>();
  readonly of = input.required<MappingField | undefined>();
  readonly mayBeNone = input(true);
  readonly wrong = input(false);
  readonly changed = output<MappingField | undefined>();

  protected readonly origins = { CONSTANT, SEVERAL, CASES, COLUMN };
  protected readonly from = computed(() => {
    const of = this.of();
    if (!of) return '';
    if ('constant' in of) return CONSTANT;
    if ('cases' in of) return CASES;
    return 'columns' in of ? SEVERAL : COLUMN + of.column;
  });
  protected readonly several = computed(() => {
    const of = this.of();
    return of && 'columns' in of ? of : null;
  });
  /** A column that the mapping names and this file does not have. */
  protected readonly strange = computed(() => {
    const of = this.of();
    return (of ? columnsOf(of) : []).filter((column) => !this.draft.columns().includes(column));
  });

  protected choose(event: Event): void {
    this.changed.emit(this.fieldFrom(chosenIn(event)));
  }

  protected setColumn(index: number, event: Event): void {
    const several = this.several();
    if (!several) return;
    const columns = several.columns.with(index, chosenIn(event)).filter(Boolean);
    this.changed.emit(columns.length > 0 ? { ...several, columns } : undefined);
  }

  protected addColumn(event: Event): void {
    const [several, column] = [this.several(), chosenIn(event)];
    // It is a way to add, and shows nothing of its own.
    (event.target as HTMLSelectElement).value = '';
    if (several && column) this.changed.emit({ ...several, columns: [...several.columns, column] });
  }

  protected setJoin(event: Event): void {
    const several = this.several();
    if (several) this.changed.emit({ ...several, join: (event.target as HTMLInputElement).value });
  }

  private fieldFrom(from: string): MappingField | undefined {
    const [head, of] = [this.draft.head(), this.of()];
    if (from === '' || !head) return undefined;
    if (from === CONSTANT) return { constant: constantOf(this.kind()) };
    if (from === CASES) return { cases: [firstCase(this.kind(), head.columns)] };
    if (from.startsWith(COLUMN)) return guessField(this.kind(), [from.slice(COLUMN.length)], head);
    const [first = head.columns[0] ?? ''] = of ? columnsOf(of) : [];
    const { column: _, ...reading } = of && 'column' in of ? of : { column: '' };
    return { columns: [first], join: ' ', ...reading };
  }
}

function chosenIn(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
