import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTIFICATION_WAYS, type NotificationCause, type NotificationWay } from '@circolo/domain';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { NotificationsApi } from './notifications-api';

/** How I want to be told of each thing that can concern me, and at which hour the day's digest comes. */
@Component({
  selector: 'circolo-notification-preferences-page',
  imports: [MatButton, TranslocoPipe, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preferences-page.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 6px 16px;
    }
    label {
      flex: 1 1 260px;
    }
    select {
      flex: 0 1 260px;
      min-width: 0;
    }
    @media (max-width: 640px) {
      select {
        flex-basis: 100%;
      }
    }
  `,
})
export class PreferencesPage {
  private readonly api = inject(NotificationsApi);
  protected readonly attempt = inject(Attempt);
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => hour);
  protected readonly kept = this.api.preferences();
  private readonly answer = computed(() => (this.kept.hasValue() ? this.kept.value() : null));
  protected readonly ways = linkedSignal(() => this.answer()?.ways ?? []);
  protected readonly hour = linkedSignal(() => this.answer()?.digestHour ?? 0);
  protected readonly changed = computed(
    () => this.hour() !== this.answer()?.digestHour || this.ways().some(({ way }, place) => way !== this.answer()?.ways[place]?.way),
  );
  /** The mail that would come is no mail: none is sent here, or the person has no address. */
  protected readonly warning = computed(() => {
    const mail = this.answer()?.mail;
    if (!mail) return null;
    if (!mail.sent) return 'notifications.preferences.noMail';
    return mail.address === null ? 'notifications.preferences.noAddress' : null;
  });

  protected waysOf(mailable: boolean): readonly NotificationWay[] {
    return mailable ? NOTIFICATION_WAYS : ['none', 'application'];
  }

  protected choose(cause: NotificationCause, event: Event): void {
    const way = (event.target as HTMLSelectElement).value as NotificationWay;
    this.ways.update((ways) => ways.map((one) => (one.cause === cause ? { ...one, way } : one)));
  }

  protected chooseHour(event: Event): void {
    this.hour.set(Number((event.target as HTMLSelectElement).value));
  }

  protected async save(): Promise<void> {
    const ways = Object.fromEntries(this.ways().map(({ cause, way }) => [cause, way]));
    const body = { ways, digestHour: this.hour() };
    const done = await this.attempt.run(this.api.prefer(body, this.answer()?.revision ?? 0), { done: 'notifications.preferences.saved' });
    if (done.ok) this.kept.set(done.answer);
  }
}
