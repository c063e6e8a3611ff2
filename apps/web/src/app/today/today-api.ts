import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { Today } from '@circolo/contracts';
import { Session } from '../session/session';

/** What waits for the person, read once for the frame's count and for the page. */
@Injectable({ providedIn: 'root' })
export class TodayApi {
  private readonly session = inject(Session);

  readonly today = httpResource<Today>(() => (this.session.current() ? '/api/v1/today' : undefined));
  readonly waiting = computed(() => (this.today.hasValue() ? this.today.value().cards.length : 0));

  refresh(): void {
    this.today.reload();
  }
}
