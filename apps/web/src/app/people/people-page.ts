import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Invited, PersonRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { State, type StateName } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { PeopleApi } from './people-api';

const SHOWN_AS: Record<PersonRow['state'], StateName> = { active: 'met', invited: 'watch', deactivated: 'none' };

/** Who has an account: invites by a link that is shown once, changes, deactivates, resets. */
@Component({
  selector: 'circolo-people-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Empty, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
})
export class PeoplePage {
  private readonly api = inject(PeopleApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly me = inject(Session).person;

  protected readonly people = this.api.list();
  protected readonly busy = this.attempt.busy;
  protected readonly rows = computed(() => (this.people.hasValue() ? this.people.value().items : []));
  protected readonly shownAs = (person: PersonRow) => SHOWN_AS[person.state];
  protected readonly isMe = (person: PersonRow) => person.id === this.me()?.id;

  protected async invite(): Promise<void> {
    const { PersonDialog } = await import('./person-dialog');
    await this.showLink(await this.dialogs.open<Invited>(PersonDialog, null));
  }

  protected async change(person: PersonRow): Promise<void> {
    const { PersonDialog } = await import('./person-dialog');
    if (await this.dialogs.open(PersonDialog, person)) this.people.reload();
  }

  protected async reset(person: PersonRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('people.reset.title', { name: person.name }),
      text: this.texts.translate('people.reset.text'),
      action: this.texts.translate('people.reset.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.reset(person));
    if (done.ok) await this.showLink(done.answer);
  }

  protected async deactivate(person: PersonRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('people.deactivate.title', { name: person.name }),
      text: this.texts.translate('people.deactivate.text'),
      action: this.texts.translate('people.deactivate.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.deactivate(person), { done: 'people.deactivate.done', with: { name: person.name } });
    if (done.ok) this.people.reload();
  }

  protected async reactivate(person: PersonRow): Promise<void> {
    const done = await this.attempt.run(this.api.reactivate(person), { done: 'people.reactivated', with: { name: person.name } });
    if (done.ok) this.people.reload();
  }

  private async showLink(invited: Invited | undefined): Promise<void> {
    if (!invited) return;
    this.people.reload();
    const { LinkDialog } = await import('./link-dialog');
    await this.dialogs.open(LinkDialog, invited);
  }
}
