import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { MonitoringAgreementBody, MonitoringAgreementState } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/monitoring-agreement';

@Injectable({ providedIn: 'root' })
export class MonitoringApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  state() {
    return httpResource<MonitoringAgreementState>(() => ADDRESS);
  }

  /** `revision` is the one in force, or null when there is none yet. */
  record(agreement: MonitoringAgreementBody, revision: number | null) {
    return this.http.put<MonitoringAgreementState>(ADDRESS, agreement, revision === null ? {} : ifMatch(revision));
  }

  withdraw(revision: number) {
    return this.http.delete<MonitoringAgreementState>(ADDRESS, ifMatch(revision));
  }
}
