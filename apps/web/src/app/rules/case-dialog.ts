import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FactRow, RuleCaseRow } from '@circolo/contracts';
import { factNamed, type FactValue as Value, type GroupCondition, leavesOf, type Verdict, VERDICTS } from '@circolo/domain';
import { Attempt } from '../ui/attempt';
import { FactWords } from '../ui/fact-words';
import { Refusals } from '../ui/refusals';
import { FactValue } from './fact-value';
import { RuleTrialsApi } from './rule-trials-api';

/** `conditions` are those on the page: a case says something of each fact that they ask about. */
export interface CaseToWrite {
  readonly rule: string;
  readonly one: RuleCaseRow | null;
  readonly conditions: GroupCondition | null;
}

interface Line {
  readonly fact: FactRow;
  readonly known: boolean;
  /** `null` while it cannot be understood. */
  readonly value: Value | null;
}

/** Writes a case: what is known of somebody without a name, and what the rule should say of them. Answers true when it was kept. */
@Component({
  selector: 'circolo-case-dialog',
  imports: [MatDialogModule, MatButton, TranslocoPipe, FactValue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './case-dialog.html',
  styles: `
    .line {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px 14px;
      align-items: center;
    }
    .line > :first-child {
      grid-column: 1 / -1;
      font-weight: 600;
      font-size: var(--text-table);
    }
  `,
})
export class CaseDialog {
  private readonly api = inject(RuleTrialsApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<CaseDialog, boolean>>(MatDialogRef);
  private readonly asked = inject<CaseToWrite>(MAT_DIALOG_DATA);
  protected readonly words = inject(FactWords);
  protected readonly busy = this.attempt.busy;
  protected readonly verdicts = VERDICTS;
  protected readonly isNew = this.asked.one === null;

  protected readonly name = signal(this.asked.one?.name ?? '');
  protected readonly expected = signal<Verdict>(this.asked.one?.expected ?? 'holds');
  protected readonly lines = signal(linesOf(this.asked));
  protected readonly refusal = signal('');
  protected readonly tried = signal(false);
  protected readonly lacks = computed(() => this.lines().some(({ known, value }) => known && value === null));

  protected know(at: number, known: boolean): void {
    this.change(at, (line) => ({ ...line, known, value: known ? (line.value ?? firstOf(line.fact)) : line.value }));
  }

  protected set(at: number, value: unknown): void {
    this.change(at, (line) => ({ ...line, value: value as Value | null }));
  }

  protected chosen(event: Event): Verdict {
    return (event.target as HTMLSelectElement).value as Verdict;
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.name().trim() === '' || this.lacks()) return;
    const facts = Object.fromEntries(this.lines().map(({ fact, known, value }) => [fact.name, known ? value : null]));
    const body = { name: this.name().trim(), facts, expected: this.expected() };
    const { rule, one } = this.asked;
    const write = one ? this.api.writeCase(rule, one, body) : this.api.addCase(rule, body);
    const done = await this.attempt.run(write, { done: 'rules.cases.saved', quiet: true });
    if (done.ok) this.dialog.close(true);
    else this.refusal.set(this.refusals.sentence(done.failure));
  }

  private change(at: number, change: (line: Line) => Line): void {
    this.lines.update((lines) => lines.map((line, place) => (place === at ? change(line) : line)));
  }
}

/** The facts that the conditions ask about, and those that the case says something of. */
function linesOf({ one, conditions }: CaseToWrite): readonly Line[] {
  const asked = conditions ? leavesOf(conditions).map(({ fact }) => fact) : [];
  const names = new Set([...asked, ...Object.keys(one?.facts ?? {})]);
  return [...names].flatMap((name) => {
    const fact = factNamed(name) as FactRow | null;
    if (!fact) return [];
    const value = one ? (one.facts[name] ?? null) : null;
    return [{ fact, known: one === null || value !== null, value: value ?? (one === null ? firstOf(fact) : null) }];
  });
}

/** What a choice shows before anybody chooses. */
function firstOf({ type }: FactRow): Value | null {
  return type === 'boolean' ? true : null;
}
