import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { IndicatorRow, IndicatorVersionRow, List, NewIndicatorVersion } from '@circolo/contracts';
import { Language } from '../language/language';
import { Session } from '../session/session';

/** The catalogue of indicators, read once: their names in the reader's language, their units. */
@Injectable({ providedIn: 'root' })
export class IndicatorsApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly language = inject(Language);

  readonly catalogue = httpResource<List<IndicatorRow>>(() => (this.session.current() ? '/api/v1/indicators?limit=500' : undefined));
  readonly all = computed(() => (this.catalogue.hasValue() ? this.catalogue.value().items : []));
  private readonly byCode = computed(() => new Map(this.all().map((indicator) => [indicator.code, indicator])));

  /** The versions of a definition, the newest first. Called where a page's fields are made. */
  versions(code: () => string | undefined) {
    return httpResource<List<IndicatorVersionRow>>(() => (code() ? `/api/v1/indicators/${code()}/versions` : undefined));
  }

  /** `headers` carry the key of a write that may be tried again. */
  publish(code: string, version: NewIndicatorVersion, headers: Record<string, string>) {
    return this.http.post<IndicatorVersionRow>(`/api/v1/indicators/${code}/versions`, version, { headers });
  }

  /** The indicator's name, or its code while the catalogue is being read. */
  nameOf(code: string): string {
    return this.byCode().get(code)?.name[this.language.code()] ?? code;
  }

  unitOf(code: string): string {
    return this.byCode().get(code)?.unit ?? '';
  }

  minimumSampleOf(code: string): number {
    return this.byCode().get(code)?.minimumSample ?? 0;
  }
}
