import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { DEEPEST, MOST_CONDITIONS } from '@circolo/domain';
import type { Because } from '@circolo/contracts';
import { Language } from '../language/language';
import { countedText } from '../language/counted';
import { FactWords } from '../ui/fact-words';
import { type DraftPart, isGroup } from './condition-draft';
import { isComplete } from './condition-parts';
import type { TreeAction } from './tree-actions';
import type { TreeRefusal } from './tree-commands';
import type { TreePlace } from './tree-places';

/** The parts of the tree, and what was done to them, in the reader's words. */
@Injectable({ providedIn: 'root' })
export class TreeWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly facts = inject(FactWords);

  name(part: DraftPart): string {
    if (isGroup(part)) {
      const inside = countedText(this.texts, this.language.locale(), 'rules.tree.parts', part.parts.length);
      return `${this.texts.translate<string>('rules.tree.join.' + part.join)}, ${inside}`;
    }
    if (isComplete(part)) {
      const { fact, operator, value } = part;
      return this.facts.condition({ fact, operator, expected: value } as Pick<Because, 'fact' | 'operator' | 'expected'>);
    }
    return part.fact === ''
      ? this.texts.translate('rules.tree.empty')
      : this.texts.translate('rules.tree.unfinished', { fact: this.facts.label(part.fact) });
  }

  /** @param place what it was done to; @param now the part one is at afterwards */
  done(action: TreeAction | 'join' | 'place', place: TreePlace | null, now: TreePlace | null): string {
    const what = place ? this.name(place.part) : '';
    return [this.texts.translate<string>('rules.tree.done.' + action, { what }), now ? this.where(now) : ''].filter(Boolean).join(' ');
  }

  refused(why: TreeRefusal | 'nothing-to-undo' | 'nothing-to-redo'): string {
    return this.texts.translate('rules.tree.refused.' + why, { deepest: DEEPEST, most: MOST_CONDITIONS });
  }

  private where({ part, index, count, depth, parent }: TreePlace): string {
    if (parent === null) return this.texts.translate('rules.tree.whole');
    return this.texts.translate('rules.tree.where', { what: this.name(part), place: index + 1, count, depth });
  }
}
