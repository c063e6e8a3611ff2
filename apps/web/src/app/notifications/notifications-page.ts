import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type NotificationRow, pageOfNotification } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { NotificationWords } from './notification-words';
import { NotificationsApi } from './notifications-api';

/** *Notifiche*: what I was told of, the newest first; each leads to what it is about, and is read by that. The filter is in the address. */
@Component({
  selector: 'circolo-notifications-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Instant, Empty, PageHeader, Waiting],
  providers: [NotificationWords, PeriodText, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notifications-page.html',
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    .what {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .unread .what a {
      font-weight: 600;
    }
    .mark {
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
    }
    .unread .mark {
      background: var(--accent);
    }
    .filter a[aria-current] {
      color: var(--ink);
      font-weight: 600;
    }
  `,
})
export class NotificationsPage {
  private readonly api = inject(NotificationsApi);
  protected readonly attempt = inject(Attempt);
  protected readonly words = inject(NotificationWords);
  /** From the address: `unread` leaves out what was read. */
  readonly show = input<string>();

  protected readonly onlyUnread = computed(() => this.show() === 'unread');
  protected readonly newest = this.api.newest(() => this.onlyUnread());
  private readonly first = computed(() => (this.newest.hasValue() ? this.newest.value() : { items: [], next: null }));
  /** Grows as older ones are asked for; starts again with the filter. */
  private readonly shown = linkedSignal(() => this.first());
  protected readonly rows = computed(() => this.shown().items);
  protected readonly more = computed(() => this.shown().next);
  protected readonly unread = this.api.unread;
  protected readonly pageOf = pageOfNotification;

  protected async read(row: NotificationRow): Promise<void> {
    if (row.readAt !== null) return;
    const done = await this.attempt.run(this.api.read([row.id]), { quiet: true });
    if (done.ok) this.mark(({ id }) => id === row.id);
  }

  protected async readAll(): Promise<void> {
    const done = await this.attempt.run(this.api.read(), { done: 'notifications.allRead' });
    if (done.ok) this.mark(() => true);
  }

  protected async older(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.older(this.onlyUnread(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }

  private mark(which: (row: NotificationRow) => boolean): void {
    const readAt = new Date().toISOString();
    this.shown.update(({ items, next }) => ({ items: items.map((row) => (which(row) ? { ...row, readAt } : row)), next }));
  }
}
