import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Refusals } from '../ui/refusals';
import { State } from '../ui/state';
import { type DraftGroup, isGroup } from './condition-draft';
import type { Join } from './condition-parts';
import { LeafEditor } from './leaf-editor';
import { FindingSentence } from './finding-sentence';
import { RuleChecks } from './rule-checks';
import { RuleDraft } from './rule-draft';
import { WEIGHT_SHOWN_AS } from './rule-findings';
import { askedBy, isStep, type TreeStep } from './tree-actions';
import { TreeDrag } from './tree-drag';
import { TreeEditor } from './tree-editor';
import type { TreePlace } from './tree-places';
import { TreeKeys } from './tree-keys';
import { TreeToolbar } from './tree-toolbar';
import { TreeWords } from './tree-words';

const LEAF_PARTS = ['fact', 'operator', 'value'] as const;
const JOINS: readonly Join[] = ['all', 'any', 'not'];

/**
 * The conditions of a rule as a tree: groups of all, any and not, and rows in them. All of it works by keyboard, by buttons and by drag.
 * Its items stand one below the other, each with its level, so that a moved row keeps its element and the focus; they are named by what
 * they say. Signs that only a mouse reaches do what keys and buttons do.
 */
@Component({
  selector: 'circolo-condition-tree',
  imports: [TranslocoPipe, Counted, FindingSentence, LeafEditor, State, TreeDrag, TreeKeys, TreeToolbar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-tree.html',
  styleUrl: './condition-tree.scss',
  host: { '(keydown)': 'press($event)', '(focusin)': 'enter($event)' },
})
export class ConditionTree {
  private readonly injector = inject(Injector);
  private readonly draft = inject(RuleDraft);
  private readonly refusals = inject(Refusals);
  private readonly texts = inject(TranslocoService);
  private readonly element = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly tree = inject(TreeEditor);
  protected readonly words = inject(TreeWords);
  protected readonly checks = inject(RuleChecks);
  protected readonly shownAs = WEIGHT_SHOWN_AS;
  readonly facts = input.required<readonly FactRow[]>();

  protected readonly joins = JOINS;
  protected readonly isGroup = isGroup;

  constructor() {
    effect(() => {
      const wanted = this.tree.wanted();
      if (wanted) afterNextRender({ read: () => this.focus(wanted.key, wanted.field) }, { injector: this.injector });
    });
  }

  /** What keeps a part from being a condition, where its own fields do not say so. */
  protected wrongWith({ pointer, part }: TreePlace): string {
    const problems = this.draft.problems();
    const lacking = LEAF_PARTS.find((name) => problems.has(`${pointer}/${name}`));
    if (lacking) return this.tree.editing() === part.key ? '' : this.texts.translate('rules.wrong.' + lacking);
    const at = isGroup(part) ? [pointer, `${pointer}/${part.join}`, `${pointer}/not/all`] : [pointer];
    const problem = at.map((one) => problems.get(one)).find(Boolean);
    return problem ? this.refusals.sentenceOf(problem.code, problem.details) : '';
  }

  protected press(event: KeyboardEvent): void {
    const item = event.target as HTMLElement;
    if (item.getAttribute('role') !== 'treeitem') return this.pressInside(event, item);
    const asked = askedBy(event);
    if (asked === null) return;
    event.preventDefault();
    if (isStep(asked)) this.step(asked);
    else this.tree.act(asked);
  }

  /** The focus is on a part or in its fields: that part is the one that commands are about. */
  protected enter(event: FocusEvent): void {
    const key = keyAround(event.target);
    if (key !== null && key !== this.tree.at()) this.tree.select(key);
  }

  protected choose(group: DraftGroup, event: Event): void {
    this.tree.join(group.key, (event.target as HTMLSelectElement).value as Join);
  }

  protected add(group: DraftGroup): void {
    this.tree.select(group.key);
    this.tree.act('condition');
  }

  /** In a field, Escape and Enter lead back to the tree, but for a list that is open there: they are the list's. */
  private pressInside(event: KeyboardEvent, field: HTMLElement): void {
    if (!field.closest('[role=treeitem]') || field.getAttribute('aria-expanded') === 'true') return;
    // What was typed and not understood is not left behind by a quick Enter.
    if (event.key === 'Enter' && field.getAttribute('aria-invalid') === 'true') return;
    const done = event.key === 'Escape' || (event.key === 'Enter' && !event.defaultPrevented && field.tagName !== 'BUTTON');
    if (!done) return;
    event.preventDefault();
    this.tree.leave();
  }

  private step(step: TreeStep): void {
    const places = this.tree.places();
    const index = places.findIndex(({ part }) => part.key === this.tree.at());
    const place = places[index];
    if (!place) return;
    const to = this.target(step, place, index, places);
    if (to) this.focus(to.part.key, false);
  }

  private target(step: TreeStep, place: TreePlace, index: number, places: readonly TreePlace[]): TreePlace | null | undefined {
    const { part } = place;
    const open = isGroup(part) && this.tree.isOpen(part) && part.parts.length > 0;
    switch (step) {
      case 'next':
        return places[index + 1];
      case 'previous':
        return places[index - 1];
      case 'start':
        return places[0];
      case 'end':
        return places.at(-1);
      case 'open':
        if (isGroup(part) && !open) this.tree.toggle(part, true);
        return open ? places[index + 1] : null;
      case 'close':
        if (isGroup(part) && open) this.tree.toggle(part, false);
        return open ? null : place.parent;
    }
  }

  private focus(key: number, field: boolean): void {
    const item = this.element().nativeElement.querySelector<HTMLElement>(`[data-key="${key}"]`);
    const inside = field ? item?.querySelector<HTMLElement>('[data-first]') : null;
    (inside ?? item)?.focus();
  }
}

function keyAround(target: EventTarget | null): number | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return item ? Number(item.dataset['key']) : null;
}
