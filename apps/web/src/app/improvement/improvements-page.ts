import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Created, ImprovementRow } from '@circolo/contracts';
import { FUNCTIONS, IMPROVEMENT_STATES } from '@circolo/domain';
import { IndicatorName } from '../indicators/indicator-name';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ImprovementApi } from './improvement-api';
import { SHOWN_AS } from './shown-as';

/** All improvement actions; the state to look at is kept in the address. */
@Component({
  selector: 'circolo-improvements-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, IndicatorName, Instant, PeriodText, Empty, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './improvements-page.html',
})
export class ImprovementsPage {
  private readonly api = inject(ImprovementApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  /** From the address. */
  readonly state = input<string>();

  protected readonly states = IMPROVEMENT_STATES;
  protected readonly shownAs = SHOWN_AS;
  protected readonly mayWork = inject(Session).may('improvement.work');
  protected readonly actions = this.api.list(() => this.state() ?? '');
  protected readonly rows = computed(() => (this.actions.hasValue() ? this.actions.value().items : []));
  /** Functions whose signature is not there yet, where one is still asked for. */
  protected readonly lacking = (action: ImprovementRow) =>
    ['proposed', 'in-review'].includes(action.state)
      ? FUNCTIONS.filter((one) => !action.approvals.some((given) => given.function === one))
      : [];

  protected async propose(): Promise<void> {
    const { ImprovementDialog } = await import('./improvement-dialog');
    const made = await this.dialogs.open<Created>(ImprovementDialog, null, '640px');
    if (made) await this.router.navigate(['/improvement', made.id]);
  }

  protected filter(event: Event): void {
    const state = (event.target as HTMLSelectElement).value || null;
    void this.router.navigate([], { queryParams: { state }, queryParamsHandling: 'merge' });
  }
}
