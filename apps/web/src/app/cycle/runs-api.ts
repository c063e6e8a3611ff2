import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, RunRow } from '@circolo/contracts';

const ADDRESS = '/api/v1/evaluation-runs';

/** Evaluation runs: a period measured, compared and decided. */
@Injectable({ providedIn: 'root' })
export class RunsApi {
  private readonly http = inject(HttpClient);

  /** All runs, or those of a period. Called where a page's fields are made; `undefined` asks for nothing yet. */
  list(period: () => string | null | undefined) {
    return httpResource<List<RunRow>>(() => {
      const of = period();
      return of === undefined ? undefined : { url: ADDRESS, params: { limit: 100, ...(of ? { period: of } : {}) } };
    });
  }

  one(id: () => string) {
    return httpResource<RunRow>(() => this.addressOf(id()));
  }

  addressOf(id: string): string {
    return `${ADDRESS}/${id}`;
  }

  start(period: string) {
    return this.http.post<RunRow>(ADDRESS, { period });
  }

  cancel({ id }: RunRow) {
    return this.http.post<RunRow>(`${this.addressOf(id)}/cancellation`, {});
  }

  resume({ id }: RunRow) {
    return this.http.post<RunRow>(`${this.addressOf(id)}/resumption`, {});
  }
}
