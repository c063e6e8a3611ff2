import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { InvitationState } from '@circolo/contracts';
import { Refusals } from '../ui/refusals';
import { Waiting } from '../ui/waiting';
import { Door } from './door';
import { Session } from './session';

/** The one-time link: chooses a password, and is signed in. Serves invitations and resets alike. */
@Component({
  selector: 'circolo-invitation-page',
  imports: [ReactiveFormsModule, MatButton, RouterLink, TranslocoPipe, Door, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-door [title]="title()">
      @if (invitation.hasValue()) {
        <form class="stack" (submit)="accept($event)">
          <p>{{ 'session.invitation.for' | transloco: { email: invitation.value().email } }}</p>
          <input type="hidden" autocomplete="username" [value]="invitation.value().email" />
          <div class="field">
            <label for="password">{{ 'session.newPassword' | transloco }}</label>
            <input
              id="password"
              type="password"
              autocomplete="new-password"
              [formControl]="password"
              aria-describedby="password-hint"
              required
            />
            <span class="hint" id="password-hint">{{ 'session.passwordHint' | transloco }}</span>
          </div>
          <p class="wrong" role="alert">{{ refusal() }}</p>
          <button matButton="filled" type="submit" [disabled]="busy() || password.invalid">
            {{ 'session.invitation.action' | transloco }}
          </button>
        </form>
      } @else {
        <circolo-waiting [on]="invitation" />
        @if (invitation.error()) {
          <a routerLink="/sign-in">{{ 'session.signIn.title' | transloco }}</a>
        }
      }
    </circolo-door>
  `,
  styleUrl: './door-form.scss',
})
export class InvitationPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly refusals = inject(Refusals);
  private readonly texts = inject(TranslocoService);
  /** The link's own secret, from the address. */
  readonly token = input.required<string>();

  protected readonly invitation = httpResource<InvitationState>(() => `/api/v1/invitations/${encodeURIComponent(this.token())}`);
  protected readonly password = new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.minLength(10)] });
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly title = computed(() => {
    if (!this.invitation.hasValue()) return this.texts.translate<string>('session.invitation.title');
    const { name, purpose } = this.invitation.value();
    return purpose === 'reset'
      ? this.texts.translate<string>('session.invitation.reset')
      : this.texts.translate<string>('session.invitation.welcome', { name });
  });

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set('');
    this.busy.set(true);
    try {
      await this.session.acceptInvitation(this.token(), { password: this.password.value });
      await this.router.navigateByUrl('/today');
    } catch (failure) {
      this.refusal.set(this.refusals.sentence(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
