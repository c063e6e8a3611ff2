import { Injectable, computed, signal } from '@angular/core';
import type { RuleBody, RuleDose, RulePersistence } from '@circolo/contracts';
import { type Condition, type OutcomeKind, OUTCOMES, type RuleProblem, USUAL_DOSE, checkRule } from '@circolo/domain';
import { type DraftGroup, conditionOf, draftOf, emptyLeaf, groupOf } from './condition-draft';
import { type TreeHistory, historyOf } from './tree-history';

/** The rule being written on a page. It is checked by the domain's own check, from the first try to save it on. */
@Injectable()
export class RuleDraft {
  readonly name = signal('');
  readonly appliesTo = signal<string>('team');
  readonly periodKind = signal<string>('month');
  readonly outcome = signal<Readonly<Record<string, unknown>>>({ kind: 'improvement' });
  readonly persistence = signal<RulePersistence | null>(null);
  readonly dose = signal<RuleDose>(USUAL_DOSE);
  readonly history = signal(beginning());
  readonly root = computed(() => this.history().now.root);

  readonly conditions = computed(() => conditionOf(this.root()));
  readonly content = computed<RuleBody>(() => ({
    name: this.name(),
    appliesTo: this.appliesTo(),
    periodKind: this.periodKind(),
    conditions: this.conditions(),
    outcome: this.outcome(),
    persistence: this.persistence(),
    dose: this.dose(),
  }));
  private readonly kept = signal(JSON.stringify(this.content()));
  readonly dirty = computed(() => JSON.stringify(this.content()) !== this.kept());

  private readonly tried = signal(false);
  private readonly refused = signal<readonly RuleProblem[]>([]);
  /** What is wrong, by the place it is at (a JSON pointer); nothing before somebody tried to save. */
  readonly problems = computed(() => {
    const wrong = this.tried() ? [...checkRule(this.content()), ...this.refused()] : [];
    return new Map(wrong.map((problem) => [problem.pointer, problem]));
  });

  /** Shows a version as it is kept. */
  load(version: RuleBody): void {
    this.write(version);
    this.history.set(historyOf(this.history().now));
    this.isKept();
  }

  /** Takes all that another rule says, as a change of this one: its conditions can be undone. */
  write({ name, appliesTo, periodKind, conditions, outcome, persistence, dose }: RuleBody): void {
    this.name.set(name);
    this.appliesTo.set(appliesTo);
    this.periodKind.set(periodKind);
    this.outcome.set(outcome);
    this.persistence.set((persistence as RulePersistence | undefined) ?? null);
    this.dose.set((dose as RuleDose | undefined) ?? USUAL_DOSE);
    const root = draftOf(conditions as Condition) as DraftGroup;
    this.history.update((history) => ({ ...historyOf({ root, at: root.key }), past: [...history.past, history.now] }));
  }

  isKept(): void {
    this.kept.set(JSON.stringify(this.content()));
    this.tried.set(false);
    this.refused.set([]);
  }

  /** Whether the rule may be sent; what is wrong shows from now on. */
  check(): boolean {
    this.refused.set([]);
    this.tried.set(true);
    return this.problems().size === 0;
  }

  /** What the server found wrong, beyond what this page checks. */
  refuse(problems: readonly RuleProblem[]): void {
    this.refused.set(problems);
  }

  /** Another state of the tree: what the server said of the one before no longer stands. */
  become(history: TreeHistory): void {
    if (history.now.root !== this.root()) this.refused.set([]);
    this.history.set(history);
  }

  /** Asks for something else. What the new kind knows too is kept: parameters, and how much of the same. */
  propose(kind: OutcomeKind): void {
    const known = OUTCOMES[kind].parameters.map(({ name }) => name);
    const kept = Object.entries(this.outcome()).filter(([name]) => known.includes(name));
    this.outcome.set({ kind, ...Object.fromEntries(kept) });
    this.dose.update(({ coolDownPeriods, oneTrainingAtATime }) => ({
      coolDownPeriods: kind === 'bonus' ? 0 : coolDownPeriods,
      oneTrainingAtATime: kind === 'training' && oneTrainingAtATime,
    }));
  }

  setParameter(name: string, value: unknown): void {
    this.outcome.update((outcome) => ({ ...outcome, [name]: value }));
  }
}

function beginning(): TreeHistory {
  const leaf = emptyLeaf();
  return historyOf({ root: groupOf('all', [leaf]), at: leaf.key });
}
