import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Counted } from '../language/counted';
import { NotificationsApi } from '../notifications/notifications-api';

/** Leads to what I was told of, with how much of it I have not read. */
@Component({
  selector: 'circolo-bell',
  imports: [RouterLink, TranslocoPipe, Counted],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="chip" routerLink="/notifications" [title]="'shell.bell' | transloco">
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <path d="M3.500 11.500h9l-1.200-1.800V7a3.300 3.300 0 0 0-6.600 0v2.700zM6.500 13.500a1.600 1.600 0 0 0 3 0M8 2v1.500" />
      </svg>
      <span class="visually-hidden">{{ 'shell.bell' | transloco }}</span>
      @if (unread()) {
        <span class="count" aria-hidden="true">{{ shown() }}</span>
        <span class="visually-hidden">{{ 'shell.unread' | counted: unread() }}</span>
      }
    </a>
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class Bell {
  protected readonly unread = inject(NotificationsApi).unread;
  protected readonly shown = computed(() => (this.unread() > 99 ? '99+' : String(this.unread())));
}
