import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, NewSavedView, SavedViewRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/views';

@Injectable({ providedIn: 'root' })
export class SavedViewsApi {
  private readonly http = inject(HttpClient);

  /** One's own and the shared ones. Called where a page's fields are made. */
  list() {
    return httpResource<List<SavedViewRow>>(() => `${ADDRESS}?limit=500`);
  }

  make(view: NewSavedView) {
    return this.http.post<SavedViewRow>(ADDRESS, view);
  }

  change({ id, revision }: SavedViewRow, view: NewSavedView) {
    return this.http.put<SavedViewRow>(`${ADDRESS}/${id}`, view, ifMatch(revision));
  }

  remove({ id, revision }: SavedViewRow) {
    return this.http.delete<void>(`${ADDRESS}/${id}`, ifMatch(revision));
  }
}
