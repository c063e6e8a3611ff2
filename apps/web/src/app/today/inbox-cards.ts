import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { InboxCard } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Empty } from '../ui/empty';
import { State, type StateName } from '../ui/state';

type Kind = InboxCard['kind'];

/** Where a card leads, and how pressing it is. Kinds that come in numbers are shown as one card. */
const LEADS: Record<Kind, { readonly to: (id: string) => readonly string[]; readonly state: StateName; readonly grouped: boolean }> = {
  'improvement-to-sign': { to: (id) => ['/improvement', id], state: 'critical', grouped: false },
  'improvement-to-start': { to: (id) => ['/improvement', id], state: 'watch', grouped: false },
  'improvement-to-finish': { to: (id) => ['/improvement', id], state: 'watch', grouped: false },
  'training-to-accept': { to: () => ['/training'], state: 'warning', grouped: true },
  'training-to-schedule': { to: () => ['/training'], state: 'warning', grouped: true },
  'training-to-attend': { to: () => ['/training'], state: 'watch', grouped: true },
  'training-mine': { to: () => ['/training'], state: 'watch', grouped: false },
  'bonus-to-decide': { to: () => ['/bonus'], state: 'warning', grouped: true },
  'bonus-mine': { to: () => ['/bonus'], state: 'met', grouped: false },
  'import-failed': { to: (id) => ['/sources/imports', id], state: 'critical', grouped: false },
  'rule-to-publish': { to: (id) => ['/rules', id], state: 'watch', grouped: false },
};

/** The inbox: each card says what it is, since when, and leads to where it is done. */
@Component({
  selector: 'circolo-inbox-cards',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Instant, PeriodText, Empty, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './inbox-cards.html',
  styleUrl: './inbox-cards.scss',
})
export class InboxCards {
  private readonly texts = inject(TranslocoService);
  readonly cards = input.required<readonly InboxCard[]>();

  protected readonly groups = computed(() => {
    const groups = new Map<string, InboxCard[]>();
    for (const card of this.cards()) {
      const key = LEADS[card.kind].grouped ? card.kind : `${card.kind} ${card.id}`;
      groups.set(key, [...(groups.get(key) ?? []), card]);
    }
    return [...groups.entries()].flatMap(([key, cards]) => {
      const [first] = cards;
      if (!first) return [];
      const { state, to } = LEADS[first.kind];
      return [{ key, first, cards, state, link: to(first.id), names: namesOf(cards) }];
    });
  });

  /** The functions that have signed already, in words; empty when none has, or when it is not about signing. */
  protected signedBy(card: InboxCard): string {
    const signed = card.details['signed'];
    if (!Array.isArray(signed) || signed.length === 0) return '';
    return signed.map((name) => this.texts.translate<string>(`words.function.${String(name)}`)).join(', ');
  }
}

const SHOWN_NAMES = 3;

function namesOf(cards: readonly InboxCard[]): string {
  const names = cards.flatMap(({ subject }) => (subject ? [subject.name] : []));
  return names.slice(0, SHOWN_NAMES).join(', ') + (names.length > SHOWN_NAMES ? ` +${names.length - SHOWN_NAMES}` : '');
}
