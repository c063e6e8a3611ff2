import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { IssuedToken, List, OwnSettings, Session, SessionRow, TokenRow } from '@circolo/contracts';

/** A person's own account: password, tokens, where they are signed in. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  sessions() {
    return httpResource<List<SessionRow>>(() => '/api/v1/sessions?limit=500');
  }

  tokens() {
    return httpResource<List<TokenRow>>(() => '/api/v1/tokens?limit=500');
  }

  change(settings: OwnSettings) {
    return this.http.patch<Session>('/api/v1/session', settings);
  }

  revokeSession({ id }: SessionRow) {
    return this.http.delete<void>(`/api/v1/sessions/${id}`);
  }

  issueToken(name: string) {
    return this.http.post<IssuedToken>('/api/v1/tokens', { name });
  }

  revokeToken({ id }: TokenRow) {
    return this.http.delete<void>(`/api/v1/tokens/${id}`);
  }
}
