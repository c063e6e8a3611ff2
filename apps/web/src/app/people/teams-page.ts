import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Member, TeamRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { TeamsApi } from './teams-api';
import { inTreeOrder } from './tree-order';

/** The tree of teams on a day, each with who belonged to it; memberships are dated, so a reorganisation never changes the past. */
@Component({
  selector: 'circolo-teams-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Instant, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './teams-page.html',
  styleUrl: './teams-page.scss',
})
export class TeamsPage {
  private readonly api = inject(TeamsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly mayWrite = inject(Session).may('people.write');
  /** The day to look at, from the address. */
  readonly on = input<string>();

  protected readonly teams = this.api.tree(() => this.on() ?? '');
  private readonly all = computed(() => (this.teams.hasValue() ? this.teams.value().items : []));
  protected readonly rows = computed(() => inTreeOrder(this.all()));

  protected look(event: Event): void {
    void this.router.navigate([], { queryParams: { on: (event.target as HTMLInputElement).value || null }, queryParamsHandling: 'merge' });
  }

  protected async make(): Promise<void> {
    const { TeamDialog } = await import('./team-dialog');
    if (await this.dialogs.open(TeamDialog, { team: null, teams: this.all() })) this.teams.reload();
  }

  protected async move(team: TeamRow): Promise<void> {
    const { TeamDialog } = await import('./team-dialog');
    if (await this.dialogs.open(TeamDialog, { team, teams: this.all() })) this.teams.reload();
  }

  protected async add(team: TeamRow): Promise<void> {
    const { MembershipDialog } = await import('./membership-dialog');
    if (await this.dialogs.open(MembershipDialog, { team, member: null })) this.teams.reload();
  }

  protected async end(team: TeamRow, member: Member): Promise<void> {
    const { MembershipDialog } = await import('./membership-dialog');
    if (await this.dialogs.open(MembershipDialog, { team, member })) this.teams.reload();
  }
}
