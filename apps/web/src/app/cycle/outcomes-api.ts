import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { List, OutcomeExplanation, OutcomeRow } from '@circolo/contracts';

/** How a list of outcomes is asked for; what is not said is not filtered. */
export interface OutcomesAsked {
  readonly period: string;
  readonly kind?: string;
  readonly state?: string;
  readonly rule?: string;
}

/** What rules have asked for, and why. */
@Injectable({ providedIn: 'root' })
export class OutcomesApi {
  /** Called where a page's fields are made. */
  list(asked: () => OutcomesAsked) {
    return httpResource<List<OutcomeRow>>(() => ({ url: '/api/v1/outcomes', params: { ...asked(), limit: 500 } }));
  }

  one(id: () => string) {
    return httpResource<OutcomeExplanation>(() => `/api/v1/outcomes/${id()}`);
  }
}
