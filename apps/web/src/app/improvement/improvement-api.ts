import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ApprovalRow, Created, ImprovementContent, ImprovementRow, List, NewImprovement, Sign } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/improvement-actions';

@Injectable({ providedIn: 'root' })
export class ImprovementApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made; an empty state is all of them. */
  list(state: () => string) {
    return httpResource<List<ImprovementRow>>(() => ({ url: ADDRESS, params: { limit: 500, ...(state() ? { state: state() } : {}) } }));
  }

  one(id: () => string) {
    return httpResource<ImprovementRow>(() => `${ADDRESS}/${id()}`);
  }

  propose(action: NewImprovement) {
    return this.http.post<Created>(ADDRESS, action);
  }

  write({ id, revision }: ImprovementRow, content: ImprovementContent) {
    return this.http.put<ImprovementRow>(`${ADDRESS}/${id}`, content, ifMatch(revision));
  }

  sign({ id }: ImprovementRow, sign: Sign) {
    return this.http.post<ApprovalRow>(`${ADDRESS}/${id}/approval`, sign);
  }

  reject({ id }: ImprovementRow, reason: string) {
    return this.http.post<ImprovementRow>(`${ADDRESS}/${id}/rejection`, { reason });
  }

  requestChanges({ id }: ImprovementRow, reason: string) {
    return this.http.post<ImprovementRow>(`${ADDRESS}/${id}/changes-request`, { reason });
  }

  start({ id }: ImprovementRow) {
    return this.http.post<ImprovementRow>(`${ADDRESS}/${id}/start`, {});
  }

  implement({ id }: ImprovementRow) {
    return this.http.post<ImprovementRow>(`${ADDRESS}/${id}/implementation`, {});
  }
}
