import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, NewRunSchedule, PeriodReadiness, RunScheduleRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/run-schedules';

/** When periods are evaluated by themselves, and what a period still misses. */
@Injectable({ providedIn: 'root' })
export class RunSchedulesApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made; `undefined` asks for nothing yet. */
  readiness(period: () => string | undefined) {
    return httpResource<PeriodReadiness>(() => {
      const of = period();
      return of === undefined ? undefined : { url: '/api/v1/evaluation-runs/readiness', params: { period: of } };
    });
  }

  list() {
    return httpResource<List<RunScheduleRow>>(() => ADDRESS);
  }

  add(wanted: NewRunSchedule) {
    return this.http.post<RunScheduleRow>(ADDRESS, wanted);
  }

  change({ id, revision }: RunScheduleRow, wanted: NewRunSchedule) {
    return this.http.put<RunScheduleRow>(`${ADDRESS}/${id}`, wanted, ifMatch(revision));
  }

  remove({ id, revision }: RunScheduleRow) {
    return this.http.delete<void>(`${ADDRESS}/${id}`, ifMatch(revision));
  }
}
