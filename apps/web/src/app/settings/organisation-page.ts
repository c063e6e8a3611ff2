import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Organisation } from '@circolo/contracts';
import { Session } from '../session/session';
import { ifMatch } from '../session/write-key';
import { Attempt } from '../ui/attempt';
import { PageHeader } from '../ui/page-header';
import { Refusals } from '../ui/refusals';
import { Waiting } from '../ui/waiting';
import { MailStatusSheet } from './mail-status';
import { QueuesLink } from './queues-link';

const ADDRESS = '/api/v1/organisation';

/** The organisation's name and its clock; the time zone is fixed once data have been imported. */
@Component({
  selector: 'circolo-organisation-page',
  imports: [ReactiveFormsModule, MatButton, TranslocoPipe, PageHeader, Waiting, MailStatusSheet, QueuesLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <circolo-page-header [title]="'shell.nav.settings' | transloco" [subtitle]="'settings.subtitle' | transloco" />
      <section class="sheet">
        <header>
          <h2>{{ 'settings.organisation' | transloco }}</h2>
        </header>
        @if (!organisation.hasValue()) {
          <circolo-waiting [on]="organisation" />
        } @else {
          <form class="inside stack" [formGroup]="form" (ngSubmit)="save()">
            <div class="field">
              <label for="organisation-name">{{ 'settings.organisationName' | transloco }}</label>
              <input id="organisation-name" maxlength="200" formControlName="name" required />
            </div>
            <div class="field">
              <label for="time-zone">{{ 'settings.timeZone' | transloco }}</label>
              <input id="time-zone" list="time-zones" formControlName="timeZone" required aria-describedby="zone-hint" />
              <datalist id="time-zones">
                @for (zone of zones; track zone) {
                  <option [value]="zone"></option>
                }
              </datalist>
              <span class="hint" id="zone-hint">{{
                (organisation.value().timeZoneFixed ? 'settings.zoneFixed' : 'settings.zoneFree') | transloco
              }}</span>
            </div>
            @if (refusal()) {
              <p class="notice critical" role="alert">{{ refusal() }}</p>
            }
            @if (mayWrite) {
              <div>
                <button matButton="filled" type="submit" [disabled]="attempt.busy() || form.invalid || form.pristine">
                  {{ 'settings.save' | transloco }}
                </button>
              </div>
            }
          </form>
        }
      </section>
      @if (mayReadMail) {
        <circolo-mail-status />
      }
      <circolo-queues-link />
    </div>
  `,
})
export class OrganisationPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly refusals = inject(Refusals);
  protected readonly attempt = inject(Attempt);
  protected readonly mayWrite = this.session.may('settings.write');
  protected readonly mayReadMail = this.session.may('mail.read');
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly refusal = signal('');
  protected readonly organisation = httpResource<Organisation>(() => ADDRESS);
  protected readonly form = inject(NonNullableFormBuilder).group({ name: ['', Validators.required], timeZone: ['', Validators.required] });

  constructor() {
    effect(() => {
      if (!this.organisation.hasValue()) return;
      const { name, timeZone, timeZoneFixed } = this.organisation.value();
      this.form.reset({ name, timeZone });
      if (!this.mayWrite) this.form.disable();
      else if (timeZoneFixed) this.form.controls.timeZone.disable();
    });
  }

  protected async save(): Promise<void> {
    this.refusal.set('');
    const { revision } = this.organisation.value() ?? { revision: 0 };
    const done = await this.attempt.run(this.http.put<Organisation>(ADDRESS, this.form.getRawValue(), ifMatch(revision)), {
      done: 'settings.saved',
      quiet: true,
    });
    if (!done.ok) return this.refusal.set(this.refusals.sentence(done.failure));
    this.organisation.reload();
    await this.session.refreshOrganisation();
  }
}
