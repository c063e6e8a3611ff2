import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { List, MeasurementRow } from '@circolo/contracts';

/** Which figures: one indicator for every subject of a kind, over some periods. */
export interface MeasurementsAsked {
  readonly indicator: string;
  readonly subject: string;
  readonly period: readonly string[];
}

@Injectable({ providedIn: 'root' })
export class MeasurementsApi {
  list(asked: () => MeasurementsAsked | undefined) {
    return httpResource<List<MeasurementRow>>(() => {
      const query = asked();
      return query && { url: '/api/v1/measurements', params: { ...query, limit: 500 } };
    });
  }
}
