import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, Member, Membership, NewMembership, SubjectRow, TeamRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

/** Teams as a tree, and which agent belonged to which from when to when. */
@Injectable({ providedIn: 'root' })
export class TeamsApi {
  private readonly http = inject(HttpClient);

  /** The tree on a day (today, when it is empty). Called where a page's fields are made. */
  tree(on: () => string) {
    return httpResource<List<TeamRow>>(() => ({
      url: '/api/v1/teams',
      params: { ...(on() ? { on: on() } : {}) } as Record<string, string>,
    }));
  }

  agents() {
    return httpResource<List<SubjectRow>>(() => '/api/v1/subjects?kind=agent&limit=500');
  }

  make(code: string, name: string) {
    return this.http.post<SubjectRow>('/api/v1/subjects', { kind: 'team', code, name });
  }

  move({ id, revision }: TeamRow, parent: string | null) {
    return this.http.put<TeamRow>(`/api/v1/teams/${id}/parent`, { parent }, ifMatch(revision));
  }

  add(membership: NewMembership) {
    return this.http.post<Membership>('/api/v1/team-memberships', membership);
  }

  end({ membership, revision }: Member, until: string) {
    return this.http.put<Membership>(`/api/v1/team-memberships/${membership}`, { until }, ifMatch(revision));
  }
}
