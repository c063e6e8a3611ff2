import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { AuditEvent, AuditFilters, AuditVerification, List } from '@circolo/contracts';
import { firstValueFrom } from 'rxjs';

/** What can be looked for, as the address and the API name it. */
export const AUDIT_FILTERS = ['person', 'action', 'objectKind', 'objectId', 'from', 'until'] as const;
export type AuditFilter = (typeof AUDIT_FILTERS)[number];
/** What to look for; what is left out is no filter. */
export type AuditAsked = Readonly<Partial<Record<AuditFilter, string>>>;

@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /** The newest events. Called where a page's fields are made. */
  newest(asked: () => AuditAsked) {
    return httpResource<List<AuditEvent>>(() => ({ url: '/api/v1/audit-events', params: parameters(asked()) }));
  }

  /** What there are events of. Called where a page's fields are made. */
  filters() {
    return httpResource<AuditFilters>(() => '/api/v1/audit-events/filters');
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

function parameters(asked: AuditAsked): Record<string, string | number> {
  return { limit: 100, ...asked };
}
