import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ChangedPerson, Invited, List, NewPerson, PersonRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

/** The people of the organisation and their accounts. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made, so that the reading lives as long as the page. */
  list() {
    return httpResource<List<PersonRow>>(() => '/api/v1/people?limit=500');
  }

  invite(person: NewPerson) {
    return this.http.post<Invited>('/api/v1/people', person);
  }

  change({ id, revision }: PersonRow, person: ChangedPerson) {
    return this.http.put<PersonRow>(`/api/v1/people/${id}`, person, ifMatch(revision));
  }

  deactivate({ id }: PersonRow) {
    return this.http.post<PersonRow>(`/api/v1/people/${id}/deactivation`, {});
  }

  reactivate({ id }: PersonRow) {
    return this.http.delete<PersonRow>(`/api/v1/people/${id}/deactivation`);
  }

  reset({ id }: PersonRow) {
    return this.http.post<Invited>(`/api/v1/people/${id}/reset`, {});
  }
}
