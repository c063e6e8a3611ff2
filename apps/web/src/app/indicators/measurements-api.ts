import { HttpClient, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { List, MeasurementRow } from '@circolo/contracts';
import { EMPTY, expand, reduce } from 'rxjs';

/** Which figures: some indicators for every subject of a kind, over some periods, crossed with another kind or not. */
export interface MeasurementsAsked {
  /** None is all of them. */
  readonly indicator: readonly string[];
  readonly subject: string;
  /** One subject of the kind. */
  readonly id?: string;
  readonly by: string | null;
  readonly search: string;
  readonly period: readonly string[];
}

/** Figures, and whether there are more than a page shows. */
export interface Measurements {
  readonly items: readonly MeasurementRow[];
  readonly more: boolean;
}

/** More lines than anybody reads; who wants them all takes the file. */
const MOST = 6000;
const ADDRESS = '/api/v1/measurements';

@Injectable({ providedIn: 'root' })
export class MeasurementsApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  list(asked: () => MeasurementsAsked) {
    return rxResource({
      params: () => queryOf(asked()),
      // The same question asked again is no question.
      stream: ({ params }) => {
        const page = (cursor: string | null) => {
          const query = new HttpParams({ fromString: params }).set('limit', 5000);
          return this.http.get<List<MeasurementRow>>(ADDRESS, { params: cursor === null ? query : query.set('cursor', cursor) });
        };
        let read = 0;
        return page(null).pipe(
          expand(({ next, items }) => {
            read += items.length;
            return next !== null && read < MOST ? page(next) : EMPTY;
          }),
          reduce<List<MeasurementRow>, Measurements>(
            ({ items }, { items: added, next }) => ({ items: [...items, ...added], more: next !== null }),
            {
              items: [],
              more: false,
            },
          ),
        );
      },
    });
  }

  /** Where the same figures are had as a file. */
  file(asked: MeasurementsAsked, format: 'csv' | 'xlsx'): string {
    return `${ADDRESS}.${format}?${queryOf(asked)}`;
  }
}

function queryOf({ indicator, subject, id, by, search, period }: MeasurementsAsked): string {
  const params = new HttpParams({ fromObject: { indicator: [...indicator], subject, ...(id ? { id } : {}), period: [...period] } });
  const crossed = by === null ? params : params.set('by', by);
  return (search === '' ? crossed : crossed.set('search', search)).toString();
}
