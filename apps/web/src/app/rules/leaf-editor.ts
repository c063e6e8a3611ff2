import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { type OperatorName, takesList } from '@circolo/domain';
import type { DraftLeaf } from './condition-draft';
import { FactMeanings } from './fact-meanings';
import { FactPicker } from './fact-picker';
import { FactValue } from './fact-value';
import { RuleDraft } from './rule-draft';
import { TreeEditor } from './tree-editor';

/** The fields of one condition: fact, comparison, value. */
@Component({
  selector: 'circolo-leaf-editor',
  imports: [MatButton, TranslocoPipe, FactPicker, FactValue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './leaf-editor.html',
  styleUrl: './leaf-editor.scss',
  host: { role: 'group', '[attr.aria-label]': 'name()' },
})
export class LeafEditor {
  private readonly draft = inject(RuleDraft);
  private readonly texts = inject(TranslocoService);
  protected readonly tree = inject(TreeEditor);
  protected readonly meanings = inject(FactMeanings);
  readonly of = input.required<DraftLeaf>();
  readonly facts = input.required<readonly FactRow[]>();
  readonly pointer = input.required<string>();

  protected readonly name = computed(() => this.texts.translate<string>('rules.condition'));
  protected readonly fact = computed(() => this.facts().find(({ name }) => name === this.of().fact) ?? null);
  protected readonly operators = computed(() => this.fact()?.operators ?? []);
  protected readonly isList = computed(() => takesList(this.of().operator as OperatorName));
  /** The one thing to say about this row, the first that keeps it from being a condition. */
  protected readonly wrong = computed(() => {
    const problems = this.draft.problems();
    return ['fact', 'operator', 'value'].find((name) => problems.has(`${this.pointer()}/${name}`)) ?? null;
  });

  protected operatorWord(operator: string): string {
    return this.texts.translate(`words.operator.${operator}`, { value: '…' });
  }

  protected chooseFact(name: string): void {
    const next = this.facts().find((fact) => fact.name === name);
    if (!next || name === this.of().fact) return;
    const before = this.fact();
    const same = before?.type === next.type && before.unit === next.unit;
    // Two figures are seldom the same: a figure begins with «below».
    const usual = next.type === 'number' ? 'lessThan' : (next.operators[0] ?? '');
    const operator = next.operators.includes(this.of().operator as OperatorName) ? this.of().operator : usual;
    const value = same ? this.of().value : next.type === 'boolean' ? true : null;
    this.write({ fact: name, operator, value });
  }

  protected chooseOperator(event: Event): void {
    const operator = (event.target as HTMLSelectElement).value;
    const { value } = this.of();
    const list = takesList(operator as OperatorName);
    if (list === Array.isArray(value) || value === null) this.write({ operator });
    else this.write({ operator, value: list ? [value] : ((value as readonly unknown[])[0] ?? null) });
  }

  protected write(part: Partial<Pick<DraftLeaf, 'fact' | 'operator' | 'value'>>): void {
    this.tree.write(this.of().key, part);
  }
}
