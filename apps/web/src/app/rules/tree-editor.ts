import { Injectable, computed, inject, signal } from '@angular/core';
import { type DraftGroup, type DraftLeaf, isGroup } from './condition-draft';
import type { Join } from './condition-parts';
import { RuleDraft } from './rule-draft';
import type { TreeAction } from './tree-actions';
import { type TreeAnswer, type TreeCommand, commanded } from './tree-commands';
import { redone, stepped, undone } from './tree-history';
import { type TreePlace, placeOf, placesIn } from './tree-places';
import { TreeWords } from './tree-words';

/** What has just been done or refused, in words. `number` tells two equal sentences apart, so that both are read out. */
export interface Said {
  readonly number: number;
  readonly text: string;
  readonly refused: boolean;
}

/** The tree of conditions as one works on it: which part one is at, which is being written, which groups are closed, what was done. */
@Injectable()
export class TreeEditor {
  private readonly draft = inject(RuleDraft);
  private readonly words = inject(TreeWords);
  private readonly closed = signal<ReadonlySet<number>>(new Set());

  readonly root = this.draft.root;
  readonly places = computed(() => placesIn(this.root(), (group) => this.isOpen(group)));
  /** The part that commands are about; the whole where it is not to be seen. */
  readonly at = computed(() => {
    const { at } = this.draft.history().now;
    return this.places().some(({ part }) => part.key === at) ? at : this.root().key;
  });
  /** The part whose fields are shown. */
  readonly editing = signal<number | null>(null);
  readonly said = signal<Said | null>(null);
  /** The part that the focus is to go to; another object each time it is asked for. */
  readonly wanted = signal<{ readonly key: number; readonly field: boolean } | null>(null);
  readonly mayUndo = computed(() => this.draft.history().past.length > 0);
  readonly mayRedo = computed(() => this.draft.history().future.length > 0);

  isOpen({ key }: DraftGroup): boolean {
    return !this.closed().has(key);
  }

  select(key: number): void {
    this.draft.become(stepped(this.draft.history(), { root: this.root(), at: key }));
  }

  edit(key: number): void {
    this.select(key);
    this.editing.set(key);
    this.wanted.set({ key, field: true });
  }

  /** Shows a part wherever it is, and puts the focus on it. */
  goTo(key: number): void {
    this.reveal(key);
    this.select(key);
    this.wanted.set({ key, field: false });
  }

  /** The fields are put away; one is back in the tree. */
  leave(): void {
    this.editing.set(null);
    this.wanted.set({ key: this.at(), field: false });
  }

  toggle(group: DraftGroup, open = !this.isOpen(group)): void {
    this.closed.update((closed) => new Set(open ? [...closed].filter((key) => key !== group.key) : [...closed, group.key]));
  }

  write(key: number, leaf: Partial<Pick<DraftLeaf, 'fact' | 'operator' | 'value'>>): void {
    const about = `${Object.keys(leaf).join()} of ${key}`;
    this.keep(commanded(this.root(), { does: 'write', at: key, leaf }), about);
  }

  join(key: number, join: Join): void {
    this.do({ does: 'join', at: key, join }, 'join');
  }

  place(key: number, into: number, index: number): void {
    this.do({ does: 'place', at: key, into, index }, 'place');
  }

  act(action: TreeAction): void {
    const at = this.at();
    const place = placeOf(this.root(), at);
    switch (action) {
      case 'edit':
        return this.edit(at);
      case 'undo':
      case 'redo':
        return this.travel(action);
      case 'condition':
        return this.do({ does: 'insert', at, what: 'condition' }, action);
      case 'group':
        return this.do({ does: 'insert', at, what: 'group' }, action);
      case 'negate':
        return this.do({ does: 'wrap', at, join: 'not' }, action);
      case 'wrap':
        return this.do({ does: 'wrap', at, join: this.otherJoin(place) }, action);
      default:
        return this.do({ does: action, at }, action);
    }
  }

  /** A group of the same kind as the one around it would change nothing. */
  private otherJoin(place: TreePlace | null): Join {
    return (place?.parent?.part as DraftGroup | undefined)?.join === 'any' ? 'all' : 'any';
  }

  private do(command: TreeCommand, action: TreeAction | 'join' | 'place'): void {
    const before = placeOf(this.root(), command.at);
    const answer = commanded(this.root(), command);
    this.keep(answer);
    if (!answer.ok) return this.say(this.words.refused(answer.why), true);
    const after = placeOf(answer.root, answer.at);
    this.say(this.words.done(action, action === 'remove' ? before : after, after));
    if (action === 'condition') this.edit(answer.at);
    else this.wanted.set({ key: answer.at, field: false });
  }

  private travel(action: 'undo' | 'redo'): void {
    const before = this.draft.history();
    const after = action === 'undo' ? undone(before) : redone(before);
    if (after === before) return this.say(this.words.refused(action === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo'), true);
    this.draft.become(after);
    this.editing.set(null);
    this.reveal(after.now.at);
    const place = placeOf(after.now.root, this.at());
    this.say(this.words.done(action, place, place));
    this.wanted.set({ key: this.at(), field: false });
  }

  private keep(answer: TreeAnswer, about: string | null = null): void {
    if (!answer.ok) return;
    this.draft.become(stepped(this.draft.history(), answer, about));
    this.reveal(answer.at);
    if (this.editing() !== null && placeOf(answer.root, this.editing()!) === null) this.editing.set(null);
  }

  /** Opens the groups around a part. */
  private reveal(key: number): void {
    for (let place = placeOf(this.root(), key)?.parent; place; place = place.parent) {
      if (isGroup(place.part)) this.toggle(place.part, true);
    }
  }

  private say(text: string, refused = false): void {
    this.said.update((before) => ({ number: (before?.number ?? 0) + 1, text, refused }));
  }
}
