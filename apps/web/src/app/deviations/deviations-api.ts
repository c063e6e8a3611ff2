import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { DeviationList } from '@circolo/contracts';

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
  /** Called where a page's fields are made; `undefined` asks for nothing yet. */
  list(asked: () => DeviationsAsked | undefined) {
    return httpResource<DeviationList>(() => {
      const query = asked();
      return query && { url: '/api/v1/deviations', params: { ...query } };
    });
  }
}
