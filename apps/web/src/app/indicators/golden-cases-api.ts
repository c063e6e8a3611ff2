import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { GoldenCaseRow, List } from '@circolo/contracts';

/** The cases, worked out by hand, that a definition is held to. */
@Injectable({ providedIn: 'root' })
export class GoldenCasesApi {
  /** Called where a component's fields are made. */
  of(indicator: () => string) {
    return httpResource<List<GoldenCaseRow>>(() => `/api/v1/indicators/${encodeURIComponent(indicator())}/golden-cases`);
  }
}
