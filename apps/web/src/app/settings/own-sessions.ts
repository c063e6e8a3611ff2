import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SessionRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Attempt } from '../ui/attempt';
import { Waiting } from '../ui/waiting';
import { AccountApi } from './account-api';

/** Where the person is signed in; each can be ended but the one being used, which has its own way out. */
@Component({
  selector: 'circolo-own-sessions',
  imports: [MatButton, TranslocoPipe, Instant, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'settings.sessions.title' | transloco }}</h2>
      </header>
      @if (sessions.hasValue()) {
        <ul class="list">
          @for (session of sessions.value().items; track session.id) {
            <li class="line">
              <div>
                {{ device(session) }}
                @if (session.current) {
                  <b>({{ 'settings.sessions.this' | transloco }})</b>
                }
                <div class="sub">
                  {{ 'settings.sessions.seen' | transloco: { at: (session.lastSeenAt | instant), address: session.address ?? '—' } }}
                </div>
              </div>
              @if (!session.current) {
                <button matButton type="button" [disabled]="attempt.busy()" (click)="end(session)">
                  {{ 'settings.sessions.end' | transloco }}
                </button>
              }
            </li>
          }
        </ul>
      } @else {
        <circolo-waiting [on]="sessions" />
      }
    </section>
  `,
  styleUrl: './line.scss',
})
export class OwnSessions {
  private readonly api = inject(AccountApi);
  protected readonly attempt = inject(Attempt);
  protected readonly sessions = this.api.sessions();

  /** Browser and system, as far as the browser says them. */
  protected device({ userAgent }: SessionRow): string {
    const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent ?? '')?.[1] ?? '—';
    const system = /(iPhone|iPad|Android|Windows|Mac OS X|Linux)/.exec(userAgent ?? '')?.[1];
    return system ? `${browser}, ${system}` : browser;
  }

  protected async end(session: SessionRow): Promise<void> {
    const done = await this.attempt.run(this.api.revokeSession(session), { done: 'settings.sessions.ended' });
    if (done.ok) this.sessions.reload();
  }
}
