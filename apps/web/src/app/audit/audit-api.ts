import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { AuditEvent, AuditVerification, List } from '@circolo/contracts';
import { firstValueFrom } from 'rxjs';

/** What to look for; an empty word is no filter. */
export interface AuditAsked {
  readonly action: string;
  readonly objectKind: string;
}

@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /** The newest events. Called where a page's fields are made. */
  newest(asked: () => AuditAsked) {
    return httpResource<List<AuditEvent>>(() => ({ url: '/api/v1/audit-events', params: parameters(asked()) }));
  }

  /** Follows the whole chain of events. */
  verify(): Promise<AuditVerification> {
    return firstValueFrom(this.http.get<AuditVerification>('/api/v1/audit-events/verification'));
  }

  /** The ones before, from where the last answer ended. */
  older(asked: AuditAsked, cursor: string): Promise<List<AuditEvent>> {
    return firstValueFrom(this.http.get<List<AuditEvent>>('/api/v1/audit-events', { params: { ...parameters(asked), cursor } }));
  }
}

function parameters({ action, objectKind }: AuditAsked): Record<string, string | number> {
  return { limit: 100, ...(action ? { action } : {}), ...(objectKind ? { objectKind } : {}) };
}
