import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DeviationList, List, NewTarget, TargetRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

/** How a list of deviations is asked for; what is not said is not filtered. */
export interface DeviationsAsked {
  readonly period: string;
  readonly subject?: string;
  readonly indicator?: string;
  readonly severity?: string;
  readonly limit?: number;
}

@Injectable({ providedIn: 'root' })
export class DeviationsApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made; `undefined` asks for nothing yet. */
  list(asked: () => DeviationsAsked | undefined) {
    return httpResource<DeviationList>(() => {
      const query = asked();
      return query && { url: '/api/v1/deviations', params: { ...query } };
    });
  }

  targets() {
    return httpResource<List<TargetRow>>(() => '/api/v1/targets?limit=500');
  }

  setTarget(target: NewTarget) {
    return this.http.post<TargetRow>('/api/v1/targets', target);
  }

  changeTarget({ id, revision }: TargetRow, target: NewTarget) {
    return this.http.put<TargetRow>(`/api/v1/targets/${id}`, target, ifMatch(revision));
  }

  retireTarget({ id, revision }: TargetRow) {
    return this.http.delete<void>(`/api/v1/targets/${id}`, ifMatch(revision));
  }
}
