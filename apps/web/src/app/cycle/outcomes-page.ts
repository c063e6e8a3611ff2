import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { List, OutcomeRow, RuleRow } from '@circolo/contracts';
import { OUTCOME_KINDS, type OutcomeKind } from '@circolo/domain';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Chosen } from '../shell/chosen';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { STATES_OF, shownAs, stateKey } from './outcome-state';
import { OutcomesApi } from './outcomes-api';

/** What rules have asked for in the period. Every filter is in the address. */
@Component({
  selector: 'circolo-outcomes-page',
  imports: [RouterLink, TranslocoPipe, Counted, PeriodText, Empty, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outcomes-page.html',
})
export class OutcomesPage {
  private readonly router = inject(Router);
  private readonly mayReadRules = inject(Session).may('rules.read');
  protected readonly chosen = inject(Chosen);
  protected readonly mayReadRuns = inject(Session).may('runs.read');

  /** From the address. */
  readonly kind = input<string>();
  readonly state = input<string>();
  readonly rule = input<string>();

  protected readonly kinds = OUTCOME_KINDS;
  protected readonly shownAs = shownAs;
  protected readonly stateKey = stateKey;
  protected readonly outcomes = inject(OutcomesApi).list(() => ({
    period: this.chosen.period(),
    ...(this.kind() ? { kind: this.kind() } : {}),
    ...(this.state() ? { state: this.state() } : {}),
    ...(this.rule() ? { rule: this.rule() } : {}),
  }));
  private readonly rulesRead = httpResource<List<RuleRow>>(() => (this.mayReadRules ? '/api/v1/rules?limit=500' : undefined));
  protected readonly rules = computed(() => (this.rulesRead.hasValue() ? this.rulesRead.value().items : []));
  protected readonly rows = computed(() => (this.outcomes.hasValue() ? this.outcomes.value().items : []));
  protected readonly more = computed(() => this.outcomes.hasValue() && this.outcomes.value().next !== null);
  protected readonly filtered = computed(() => [this.kind(), this.state(), this.rule()].some(Boolean));
  /** Each state once, under the first kind that has it: kinds share some of their words. */
  protected readonly states = computed(() => {
    const kinds = OUTCOME_KINDS.filter((kind) => !this.kind() || kind === this.kind());
    const seen = new Map<string, OutcomeKind>();
    for (const kind of kinds) for (const state of STATES_OF[kind]) if (!seen.has(state)) seen.set(state, kind);
    return [...seen].map(([state, kind]) => ({ state, key: stateKey(kind, state) }));
  });
  protected readonly held = (outcome: OutcomeRow) => outcome.because.filter(({ holds }) => holds === true).length;

  protected filter(name: string, event: Event): void {
    const value = (event.target as HTMLSelectElement).value || null;
    void this.router.navigate([], { queryParams: { [name]: value }, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: { kind: null, state: null, rule: null }, queryParamsHandling: 'merge' });
  }
}
