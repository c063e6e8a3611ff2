import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { EligibilityDecision, EligibilityRow, List } from '@circolo/contracts';

const ADDRESS = '/api/v1/bonus-eligibilities';

@Injectable({ providedIn: 'root' })
export class BonusApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  list(period: () => string) {
    return httpResource<List<EligibilityRow>>(() => ({ url: ADDRESS, params: { period: period(), limit: 500 } }));
  }

  decide({ id }: EligibilityRow, decision: EligibilityDecision) {
    return this.http.post<EligibilityRow>(`${ADDRESS}/${id}/decision`, decision);
  }
}
