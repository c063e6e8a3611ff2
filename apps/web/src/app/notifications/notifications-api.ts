import { HttpClient, httpResource } from '@angular/common/http';
import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import type {
  ChangedNotificationPreferences,
  List,
  NotificationPreferences,
  NotificationRow,
  Progress,
  UnreadNotifications,
} from '@circolo/contracts';
import { type Observable, firstValueFrom, tap } from 'rxjs';
import { Session } from '../session/session';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/notifications';
/** How often the count is asked for where no stream of events comes through. */
const EVERY_MS = 60_000;

/** What the person was told of, and how many of it wait to be read: read once for the frame, and kept up to date while the page is seen. */
@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly seen = signal(!document.hidden);
  private readonly counted = httpResource<UnreadNotifications>(() => (this.session.current() ? `${ADDRESS}/unread` : undefined));

  readonly unread = computed(() => (this.counted.hasValue() ? this.counted.value().unread : 0));

  constructor() {
    const look = () => this.seen.set(!document.hidden);
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
    // A browser keeps six connections to a server, for all of its tabs: one that nobody sees holds none.
    effect((onCleanup) => {
      const person = this.session.person();
      if (!person || !this.seen()) return;
      const end = this.follow(person.id);
      onCleanup(end);
    });
  }

  /** The newest. Called where a page's fields are made. */
  newest(unread: () => boolean) {
    return httpResource<List<NotificationRow>>(() => ({ url: ADDRESS, params: { limit: 50, unread: unread() } }));
  }

  /** The ones before, from where the last answer ended. */
  older(unread: boolean, cursor: string): Promise<List<NotificationRow>> {
    return firstValueFrom(this.http.get<List<NotificationRow>>(ADDRESS, { params: { limit: 50, unread, cursor } }));
  }

  /** Says that these were read; without ids, all. */
  read(ids?: readonly string[]): Observable<UnreadNotifications> {
    return this.http.post<UnreadNotifications>(`${ADDRESS}/reading`, ids ? { ids } : {}).pipe(tap((left) => this.counted.set(left)));
  }

  preferences() {
    return httpResource<NotificationPreferences>(() => `${ADDRESS}/preferences`);
  }

  prefer(changed: ChangedNotificationPreferences, revision: number): Observable<NotificationPreferences> {
    return this.http.put<NotificationPreferences>(`${ADDRESS}/preferences`, changed, ifMatch(revision));
  }

  private follow(person: string): () => void {
    if (typeof EventSource === 'undefined') {
      const timer = setInterval(() => this.counted.reload(), EVERY_MS);
      return () => clearInterval(timer);
    }
    const stream = new EventSource(`/api/v1/events?topic=notifications:${person}`);
    stream.onmessage = ({ data }: MessageEvent<string>) => this.counted.set((JSON.parse(data) as Progress<UnreadNotifications>).state);
    return () => stream.close();
  }
}
