import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MappingCondition } from '@circolo/contracts';
import { ConditionWords } from './condition-words';
import { ImportDraft } from './import-draft';

const TESTS = ['in', 'notIn', 'empty', 'filled'] as const;
type Test = (typeof TESTS)[number];
/** As many as a mapping takes. */
const MOST = 20;

/** Conditions on the cells of a row, one a line; they hold together when all of them do. */
@Component({
  selector: 'circolo-mapping-conditions',
  imports: [MatButton, TranslocoPipe, ConditionWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapping-conditions.html',
  styleUrl: './mapping-conditions.scss',
})
export class MappingConditions {
  private readonly draft = inject(ImportDraft);
  private readonly adding = viewChild<unknown, ElementRef<HTMLButtonElement>>('adding', { read: ElementRef });
  readonly of = input.required<readonly MappingCondition[]>();
  /** How many there have to be. */
  readonly least = input(0);
  readonly changed = output<MappingCondition[]>();

  protected readonly tests = TESTS;
  protected readonly most = MOST;

  /** The file's columns, and the one in use where this file lacks it. */
  protected columnsWith(column: string): readonly string[] {
    const columns = this.draft.columns();
    return columns.includes(column) ? columns : [...columns, column];
  }

  protected testOf(condition: MappingCondition): Test {
    if ('in' in condition) return 'in';
    if ('notIn' in condition) return 'notIn';
    return condition.empty ? 'empty' : 'filled';
  }

  protected wordsOf(condition: MappingCondition): readonly string[] | null {
    return 'in' in condition ? condition.in : 'notIn' in condition ? condition.notIn : null;
  }

  /** Words belong to their column: with another they begin anew. */
  protected setColumn(place: number, event: Event): void {
    const [condition, column] = [this.of()[place], chosenIn(event)];
    if (condition) this.write(place, conditionOf(column, this.testOf(condition), []));
  }

  protected setTest(place: number, event: Event): void {
    const condition = this.of()[place];
    if (condition) this.write(place, conditionOf(condition.column, chosenIn(event) as Test, this.wordsOf(condition) ?? []));
  }

  protected setWords(place: number, words: string[]): void {
    const condition = this.of()[place];
    if (condition) this.write(place, conditionOf(condition.column, this.testOf(condition), words));
  }

  protected add(): void {
    this.changed.emit([...this.of(), emptyCondition(this.draft.columns())]);
  }

  /** The focus stays among the conditions. */
  protected remove(place: number): void {
    this.changed.emit(this.of().filter((_, at) => at !== place));
    setTimeout(() => this.adding()?.nativeElement.focus());
  }

  private write(place: number, condition: MappingCondition): void {
    this.changed.emit(this.of().map((one, at) => (at === place ? condition : one)));
  }
}

/** What a condition begins as. */
export function emptyCondition(columns: readonly string[]): MappingCondition {
  return { column: columns[0] ?? '', in: [] };
}

function conditionOf(column: string, test: Test, words: readonly string[]): MappingCondition {
  if (test === 'in') return { column, in: [...words] };
  return test === 'notIn' ? { column, notIn: [...words] } : { column, empty: test === 'empty' };
}

function chosenIn(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
