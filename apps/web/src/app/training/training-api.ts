import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, Schedule, TrainingRow } from '@circolo/contracts';

const ADDRESS = '/api/v1/training-assignments';

@Injectable({ providedIn: 'root' })
export class TrainingApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  list() {
    return httpResource<List<TrainingRow>>(() => `${ADDRESS}?limit=500`);
  }

  accept({ id }: TrainingRow) {
    return this.http.post<TrainingRow>(`${ADDRESS}/${id}/acceptance`, {});
  }

  schedule({ id }: TrainingRow, schedule: Schedule) {
    return this.http.post<TrainingRow>(`${ADDRESS}/${id}/schedule`, schedule);
  }

  mark({ id }: TrainingRow, attended: boolean) {
    return this.http.post<TrainingRow>(`${ADDRESS}/${id}/attendance`, { attended });
  }

  cancel({ id }: TrainingRow, reason: string) {
    return this.http.post<TrainingRow>(`${ADDRESS}/${id}/cancellation`, { reason });
  }
}
