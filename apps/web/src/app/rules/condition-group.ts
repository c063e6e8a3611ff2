import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { DEEPEST } from '@circolo/domain';
import { type DraftGroup, type DraftPart, emptyLeaf, groupOf, isGroup, pointerOf } from './condition-draft';
import type { Join } from './condition-parts';
import { ConditionRow } from './condition-row';
import { RuleDraft } from './rule-draft';

const JOINS: readonly Join[] = ['all', 'any', 'not'];

/** A group of conditions: all of them, at least one, or not this one. Groups stand inside groups. */
@Component({
  selector: 'circolo-condition-group',
  imports: [MatButton, TranslocoPipe, ConditionRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-group.html',
  styleUrl: './condition-group.scss',
})
export class ConditionGroup {
  private readonly draft = inject(RuleDraft);
  private readonly adding = viewChild<unknown, ElementRef<HTMLButtonElement>>('adding', { read: ElementRef });
  readonly of = input.required<DraftGroup>();
  readonly facts = input.required<readonly FactRow[]>();
  readonly pointer = input('/conditions');
  /** How deep it stands; the outermost is 1. */
  readonly depth = input(1);
  readonly removed = output();

  protected readonly joins = JOINS;
  protected readonly isGroup = isGroup;
  protected readonly isFull = computed(() => this.of().join === 'not' && this.of().parts.length > 0);
  protected readonly mayNest = computed(() => this.depth() < DEEPEST);
  protected readonly wrong = computed(() => {
    const problems = this.draft.problems();
    const at = [this.pointer(), `${this.pointer()}/${this.of().join}`, `${this.pointer()}/not/all`];
    return at.map((pointer) => problems.get(pointer)?.code).find(Boolean) ?? null;
  });

  protected pointerOf(index: number): string {
    return pointerOf(this.pointer(), this.of(), index);
  }

  protected choose(event: Event): void {
    this.draft.join(this.of().key, (event.target as HTMLSelectElement).value as Join);
  }

  protected addRow(): void {
    this.draft.add(this.of().key, emptyLeaf());
  }

  protected addGroup(): void {
    this.draft.add(this.of().key, groupOf('any', [emptyLeaf()]));
  }

  /** The focus stays in the group that lost a part. */
  protected remove(part: DraftPart): void {
    this.draft.remove(part.key);
    setTimeout(() => this.adding()?.nativeElement.focus());
  }
}
