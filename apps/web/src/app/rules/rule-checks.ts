import { HttpContext, httpResource } from '@angular/common/http';
import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { RuleBody, RuleCountBody, RuleLiveCount, RuleReview } from '@circolo/contracts';
import { checkRule } from '@circolo/domain';
import { debounceTime } from 'rxjs';
import { ASKING } from '../session/write-key';
import type { Finding } from './finding-words';
import { RuleDraft } from './rule-draft';
import { placesIn, type TreePlace } from './tree-places';

/** As long as somebody writes on, nothing is asked. */
const PAUSE_MS = 400;

/** Nothing is written, and so no answer need be kept. */
const asked = (url: string, body: unknown) => ({ url, method: 'POST', body, context: new HttpContext().set(ASKING, true) });

/** What the server sees in the rule while it is written: what its checks find, and of how many subjects it would hold. */
@Injectable()
export class RuleChecks {
  private readonly draft = inject(RuleDraft);
  /** The rule that is kept already, so that it is not held against itself; none for one still to be made. */
  readonly id = signal<string | undefined>(undefined);
  /** Nobody but a writer may ask. */
  readonly asking = signal(false);

  /** What is asked about: without the name, which changes no answer. `null` while it is not yet what a rule can be. */
  private readonly now = computed(() => {
    const content = { ...this.draft.content(), name: '-' };
    return this.asking() && checkRule(content).length === 0 ? JSON.stringify(content) : null;
  });
  private readonly settled = toSignal(toObservable(this.now).pipe(debounceTime(PAUSE_MS)), { initialValue: null });
  readonly isComplete = computed(() => this.now() !== null);
  private readonly review = httpResource<RuleReview>(() => {
    const body = this.settled();
    return body === null ? undefined : asked('/api/v1/rules/reviews', { ...JSON.parse(body), id: this.id() });
  });
  readonly liveCount = httpResource<RuleLiveCount>(() => {
    const content = this.settled();
    if (content === null) return undefined;
    const { appliesTo, periodKind, conditions, outcome, persistence } = JSON.parse(content) as RuleBody;
    const body: RuleCountBody = { appliesTo, periodKind, conditions, outcome, persistence };
    return asked('/api/v1/rules/live-counts', body);
  });

  /** Whether what is found is about what is now written. */
  readonly isFresh = computed(() => this.now() !== null && this.now() === this.settled() && this.review.hasValue());
  /** What was found last stays until something else is. */
  readonly findings = linkedSignal<readonly Finding[] | undefined, readonly Finding[]>({
    source: () => (this.now() === null ? [] : this.review.hasValue() ? this.review.value().findings : undefined),
    computation: (found, before) => found ?? before?.value ?? [],
  });
  readonly count = linkedSignal<RuleLiveCount | null | undefined, RuleLiveCount | null>({
    source: () => (this.now() === null ? null : this.liveCount.hasValue() ? this.liveCount.value() : undefined),
    computation: (count, before) => (count === undefined ? (before?.value ?? null) : count),
  });
  readonly failed = computed(() => this.review.error() ?? null);

  private readonly placed = computed(() => {
    const places = placesIn(this.draft.root());
    const at = new Map<number, Finding[]>();
    for (const finding of this.isFresh() ? this.findings() : []) {
      const key = nearest(places, finding.pointer).part.key;
      at.set(key, [...(at.get(key) ?? []), finding]);
    }
    return at;
  });

  /** What is found about one part; of the whole it stands in the list alone. */
  at({ part, parent }: TreePlace): readonly Finding[] {
    return parent === null ? [] : (this.placed().get(part.key) ?? []);
  }

  /** The part that a finding speaks of. */
  keyOf({ pointer }: Finding): number {
    return nearest(placesIn(this.draft.root()), pointer).part.key;
  }
}

/** The innermost place at or around a pointer. */
function nearest(places: readonly TreePlace[], pointer: string): TreePlace {
  return places.findLast((place) => pointer === place.pointer || pointer.startsWith(`${place.pointer}/`)) ?? places[0]!;
}
