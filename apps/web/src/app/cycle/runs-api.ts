import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, RunDetail, RunRow } from '@circolo/contracts';
import type { RunControl } from '@circolo/domain';

const NOUNS: Readonly<Record<RunControl, string>> = { pause: 'pause', resume: 'resumption', retry: 'retry', cancel: 'cancellation' };
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
    return httpResource<RunDetail>(() => this.addressOf(id()));
  }

  addressOf(id: string): string {
    return `${ADDRESS}/${id}`;
  }

  start(period: string) {
    return this.http.post<RunRow>(ADDRESS, { period });
  }

  control({ id }: RunRow, control: RunControl) {
    return this.http.post<RunDetail>(`${this.addressOf(id)}/${NOUNS[control]}`, {});
  }
}
