import { Injectable, computed, signal } from '@angular/core';
import type { RuleBody, RuleVersionRow } from '@circolo/contracts';
import { type Condition, type RuleProblem, checkRule } from '@circolo/domain';
import { type DraftGroup, type DraftPart, changed, conditionOf, draftOf, emptyLeaf, groupOf, isGroup, withJoin } from './condition-draft';
import type { Join } from './condition-parts';

/** The rule being written on a page. It is checked by the domain's own check, from the first try to save it on. */
@Injectable()
export class RuleDraft {
  readonly name = signal('');
  readonly appliesTo = signal<string>('team');
  readonly periodKind = signal<string>('month');
  readonly outcome = signal<Readonly<Record<string, unknown>>>({ kind: 'improvement' });
  readonly root = signal<DraftGroup>(groupOf('all', [emptyLeaf()]));

  readonly conditions = computed(() => conditionOf(this.root()));
  readonly content = computed<RuleBody>(() => ({
    name: this.name(),
    appliesTo: this.appliesTo(),
    periodKind: this.periodKind(),
    conditions: this.conditions(),
    outcome: this.outcome(),
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
  /** The part that was just added: it takes the focus. */
  readonly added = signal<number | null>(null);

  load(version: RuleVersionRow): void {
    this.name.set(version.name);
    this.appliesTo.set(version.appliesTo);
    this.periodKind.set(version.periodKind);
    this.outcome.set(version.outcome);
    this.root.set(draftOf(version.conditions as Condition) as DraftGroup);
    this.isKept();
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

  change(key: number, change: (part: DraftPart) => DraftPart | null): void {
    this.refused.set([]);
    this.root.update((root) => changed(root, key, change));
  }

  add(to: number, part: DraftPart): void {
    this.added.set(isGroup(part) ? (part.parts[0]?.key ?? null) : part.key);
    this.change(to, (group) => (isGroup(group) ? { ...group, parts: [...group.parts, part] } : group));
  }

  remove(key: number): void {
    this.change(key, () => null);
  }

  join(key: number, join: Join): void {
    this.change(key, (group) => (isGroup(group) ? withJoin(group, join) : group));
  }

  setParameter(name: string, value: unknown): void {
    this.outcome.update((outcome) => ({ ...outcome, [name]: value }));
  }
}
