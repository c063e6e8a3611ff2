import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TokenRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Waiting } from '../ui/waiting';
import { AccountApi } from './account-api';

/** Personal tokens for the API; a new one is shown once. */
@Component({
  selector: 'circolo-own-tokens',
  imports: [ReactiveFormsModule, MatButton, TranslocoPipe, Instant, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'settings.tokens.title' | transloco }}</h2>
      </header>
      @if (tokens.hasValue()) {
        <ul class="list">
          @for (token of tokens.value().items; track token.id) {
            <li class="line">
              <div>
                {{ token.name }}
                <div class="sub">
                  {{ 'settings.tokens.made' | transloco: { at: (token.createdAt | instant: 'day') } }} ·
                  {{
                    token.lastUsedAt
                      ? ('settings.tokens.used' | transloco: { at: (token.lastUsedAt | instant: 'day') })
                      : ('settings.tokens.unused' | transloco)
                  }}
                </div>
              </div>
              <button matButton type="button" [disabled]="attempt.busy()" (click)="revoke(token)">
                {{ 'settings.tokens.revoke' | transloco }}
              </button>
            </li>
          }
        </ul>
      } @else {
        <circolo-waiting [on]="tokens" />
      }
      <form class="inside stack" (submit)="issue($event)">
        <div class="field">
          <label for="token-name">{{ 'settings.tokens.name' | transloco }}</label>
          <input id="token-name" maxlength="80" autocomplete="off" [formControl]="name" />
          <span class="hint">{{ 'settings.tokens.hint' | transloco }}</span>
        </div>
        @if (fresh(); as token) {
          <div class="notice" role="status">
            <p>{{ 'settings.tokens.once' | transloco }}</p>
            <code>{{ token }}</code>
          </div>
        }
        <div>
          <button matButton="outlined" type="submit" [disabled]="attempt.busy() || name.invalid">
            {{ 'settings.tokens.issue' | transloco }}
          </button>
        </div>
      </form>
    </section>
  `,
  styleUrl: './line.scss',
})
export class OwnTokens {
  private readonly api = inject(AccountApi);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly attempt = inject(Attempt);
  protected readonly tokens = this.api.tokens();
  protected readonly name = new FormControl('', { nonNullable: true, validators: [Validators.required] });
  protected readonly fresh = signal('');

  protected async issue(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.attempt.run(this.api.issueToken(this.name.value));
    if (!done.ok) return;
    this.fresh.set(done.answer.token);
    this.name.reset();
    this.tokens.reload();
  }

  protected async revoke(token: TokenRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('settings.tokens.revokeTitle', { name: token.name }),
      text: this.texts.translate('settings.tokens.revokeText'),
      action: this.texts.translate('settings.tokens.revoke'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.revokeToken(token), { done: 'settings.tokens.revoked' });
    if (done.ok) this.tokens.reload();
  }
}
