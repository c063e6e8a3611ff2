import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageSwitch } from '../language/language-switch';
import { Session } from '../session/session';
import { NavList } from '../shell/nav-list';
import { ThemeSwitch } from '../shell/theme-switch';
import { Attempt } from '../ui/attempt';
import { PageHeader } from '../ui/page-header';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';
import { OwnTokens } from './own-tokens';

/** *Io*: who I am here, my language, theme and password, where I am signed in, my tokens; on a phone, the way to every page. */
@Component({
  selector: 'circolo-account-page',
  imports: [MatButton, RouterLink, TranslocoPipe, LanguageSwitch, NavList, ThemeSwitch, PageHeader, OwnPassword, OwnSessions, OwnTokens],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <circolo-page-header [title]="session.person()?.name ?? ''" [subtitle]="session.person()?.email ?? ''">
        <button matButton="outlined" type="button" [disabled]="attempt.busy()" (click)="signOut()">
          {{ 'settings.signOut' | transloco }}
        </button>
      </circolo-page-header>
      <nav class="sheet phone-only" [attr.aria-label]="'shell.nav.label' | transloco"><circolo-nav-list /></nav>
      <div class="two">
        <div class="stack">
          <section class="sheet">
            <header>
              <h2>{{ 'settings.me' | transloco }}</h2>
            </header>
            <dl class="facts inside">
              <dt>{{ 'settings.roles' | transloco }}</dt>
              <dd>
                @for (role of session.roles(); track role) {
                  <div>{{ 'words.role.' + role | transloco }}</div>
                }
              </dd>
              @if (session.agent(); as agent) {
                <dt>{{ 'settings.agent' | transloco }}</dt>
                <dd>{{ agent.name }} ({{ agent.code }})</dd>
              }
              <dt>{{ 'settings.organisation' | transloco }}</dt>
              <dd>{{ session.organisationName() }}</dd>
              <dt>{{ 'notifications.title' | transloco }}</dt>
              <dd>
                <a routerLink="/notifications/preferences">{{ 'notifications.preferences.title' | transloco }}</a>
              </dd>
              <dt>{{ 'settings.language' | transloco }}</dt>
              <dd><circolo-language-switch /></dd>
              <dt>{{ 'settings.theme' | transloco }}</dt>
              <dd><circolo-theme-switch /></dd>
            </dl>
          </section>
          <circolo-own-password />
        </div>
        <div class="stack">
          <circolo-own-sessions />
          <circolo-own-tokens />
        </div>
      </div>
    </div>
  `,
  styles: `
    .phone-only {
      display: none;
      padding: 8px;
    }
    .facts {
      align-items: center;
    }
    @media (max-width: 640px) {
      .phone-only {
        display: block;
      }
    }
  `,
})
export class AccountPage {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  protected async signOut(): Promise<void> {
    const done = await this.attempt.run(() => this.session.signOut());
    if (done.ok) await this.router.navigateByUrl('/sign-in');
  }
}
