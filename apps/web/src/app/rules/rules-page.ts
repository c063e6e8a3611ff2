import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleRow } from '@circolo/contracts';
import { RULE_STATES, type RuleState } from '@circolo/domain';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { State, type StateName } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { RulesApi } from './rules-api';

export const RULE_SHOWN_AS: Record<RuleState, StateName> = { draft: 'watch', published: 'met', retired: 'none' };

/** All rules; the state to look at is kept in the address. */
@Component({
  selector: 'circolo-rules-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Empty, PageHeader, PeriodText, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rules-page.html',
})
export class RulesPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly figures = inject(Figures);
  /** From the address. */
  readonly state = input<string>();

  protected readonly states = RULE_STATES;
  protected readonly shownAs = RULE_SHOWN_AS;
  protected readonly mayWrite = this.session.may('rules.write');
  protected readonly mayReadOutcomes = this.session.may('outcomes.read');
  protected readonly rules = inject(RulesApi).list(() => this.state() ?? '');
  protected readonly rows = computed(() =>
    (this.rules.hasValue() ? this.rules.value().items : []).map((rule) => ({ ...rule, content: rule.published ?? rule.draft })),
  );

  /** A draft beside a published version is worth a word. */
  protected newer({ draft, published }: RuleRow): number | null {
    return draft && published ? draft.version : null;
  }

  protected filter(event: Event): void {
    const state = (event.target as HTMLSelectElement).value || null;
    void this.router.navigate([], { queryParams: { state }, queryParamsHandling: 'merge' });
  }
}
