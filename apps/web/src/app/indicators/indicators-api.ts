import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { IndicatorRow, IndicatorVersionRow, List, NewIndicatorVersion } from '@circolo/contracts';
import { Language } from '../language/language';
import { Session } from '../session/session';
import { definitionOf } from './definition';

/** The catalogue of indicators as it is in force, read once; and their names in the reader's language, their units. */
@Injectable({ providedIn: 'root' })
export class IndicatorsApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly language = inject(Language);

  readonly catalogue = httpResource<List<IndicatorRow>>(() => (this.session.current() ? '/api/v1/indicators?limit=500' : undefined));
  readonly all = computed(() => (this.catalogue.hasValue() ? this.catalogue.value().items : []));

  /** The versions of a definition, the newest first. Called where a page's fields are made. */
  versions(code: () => string | undefined) {
    return httpResource<List<IndicatorVersionRow>>(() => (code() ? `/api/v1/indicators/${code()}/versions` : undefined));
  }

  /** `headers` carry the key of a write that may be tried again. */
  publish(code: string, version: NewIndicatorVersion, headers: Record<string, string>) {
    return this.http.post<IndicatorVersionRow>(`/api/v1/indicators/${code}/versions`, version, { headers });
  }

  // What a definition never changes is known before the catalogue is read: no figure is drawn without its unit.
  nameOf(code: string): string {
    return definitionOf(code)?.name[this.language.code()] ?? code;
  }

  unitOf(code: string): string {
    return definitionOf(code)?.unit ?? '';
  }

  minimumSampleOf(code: string): number {
    return definitionOf(code)?.minimumSample ?? 0;
  }
}
