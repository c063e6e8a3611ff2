import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CalendarRow, ChangedCalendar, List, NewCalendar, SubjectRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/calendars';

/** Opening calendars, and the channels and services that may follow one of their own. */
@Injectable({ providedIn: 'root' })
export class CalendarsApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  list() {
    return httpResource<List<CalendarRow>>(() => ADDRESS);
  }

  subjects(kind: 'channel' | 'service') {
    return httpResource<List<SubjectRow>>(() => `/api/v1/subjects?kind=${kind}&limit=500`);
  }

  add(calendar: NewCalendar) {
    return this.http.post<CalendarRow>(ADDRESS, calendar);
  }

  change({ id, revision }: CalendarRow, calendar: ChangedCalendar) {
    return this.http.put<CalendarRow>(`${ADDRESS}/${id}`, calendar, ifMatch(revision));
  }

  takeVersionBack({ id, revision }: CalendarRow, from: string) {
    return this.http.delete<CalendarRow>(`${ADDRESS}/${id}/versions/${from}`, ifMatch(revision));
  }
}
