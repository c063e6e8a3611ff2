import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Counted } from '../language/counted';
import { Session } from '../session/session';
import { TodayApi } from '../today/today-api';
import { type Destination, ORGANISATION, STAGES } from './destinations';

/** The stages in the order of the cycle, then what belongs to the organisation: only those that the person's roles open. */
@Component({
  selector: 'circolo-nav-list',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe, Counted],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.key) {
      @if (group.heading) {
        <h2>{{ 'shell.nav.organisation' | transloco }}</h2>
      }
      <ul>
        @for (destination of group.destinations; track destination.path) {
          <li>
            <a [routerLink]="['/', destination.path]" routerLinkActive="on" ariaCurrentWhenActive="page">
              {{ 'shell.nav.' + destination.key | transloco }}
              @if (destination.path === 'today' && today.waiting(); as waiting) {
                <span class="count" aria-hidden="true">{{ waiting }}</span>
                <span class="visually-hidden">{{ 'shell.waiting' | counted: waiting }}</span>
              }
            </a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      list-style: none;
      padding: 0;
      display: grid;
      gap: 2px;
    }
    a {
      display: flex;
      justify-content: space-between;
      align-items: center;
      padding: 7px 10px;
      border-radius: var(--radius-small);
      color: var(--ink-2);
    }
    a:hover {
      background: color-mix(in srgb, var(--accent-soft) 60%, transparent);
      text-decoration: none;
    }
    a.on {
      background: var(--accent-soft);
      color: var(--accent);
      font-weight: 600;
    }
    h2 {
      color: var(--ink-3);
      font-size: 11px;
      font-weight: 400;
      letter-spacing: 0.06em;
      text-transform: uppercase;
      padding: 16px 10px 4px;
    }
    @media (max-width: 640px) {
      a {
        min-height: 44px;
      }
    }
  `,
})
export class NavList {
  private readonly session = inject(Session);
  protected readonly today = inject(TodayApi);

  protected readonly groups = computed(() =>
    [
      { key: 'stages', heading: false, destinations: this.open(STAGES) },
      { key: 'organisation', heading: true, destinations: this.open(ORGANISATION) },
    ].filter((group) => group.destinations.length > 0),
  );

  private open(destinations: readonly Destination[]): readonly Destination[] {
    return destinations.filter((destination) => !destination.permission || this.session.may(destination.permission));
  }
}
