import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ComparedMeasurement, ComparedVerdict, List, RunComparison } from '@circolo/contracts';
import { firstValueFrom } from 'rxjs';

const PAGE = 50;

/** Which two runs, and what of them; what is not said is not filtered. */
export interface ComparisonAsked {
  readonly id: string;
  readonly with?: string | undefined;
  readonly change?: string | undefined;
}

/** Two runs of a period side by side. */
@Injectable({ providedIn: 'root' })
export class RunComparisonApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made. */
  summary(asked: () => ComparisonAsked) {
    return httpResource<RunComparison>(() => ({ url: address(asked(), 'comparison'), params: parameters({ ...asked(), change: '' }) }));
  }

  verdicts(asked: () => ComparisonAsked) {
    return httpResource<List<ComparedVerdict>>(() => ({
      url: address(asked(), 'compared-verdicts'),
      params: { limit: PAGE, ...parameters(asked()) },
    }));
  }

  measurements(asked: () => ComparisonAsked) {
    return httpResource<List<ComparedMeasurement>>(() => ({
      url: address(asked(), 'compared-measurements'),
      params: { limit: PAGE, ...parameters({ ...asked(), change: '' }) },
    }));
  }

  moreVerdicts(asked: ComparisonAsked, cursor: string): Promise<List<ComparedVerdict>> {
    const params = { limit: PAGE, cursor, ...parameters(asked) };
    return firstValueFrom(this.http.get<List<ComparedVerdict>>(address(asked, 'compared-verdicts'), { params }));
  }

  moreMeasurements(asked: ComparisonAsked, cursor: string): Promise<List<ComparedMeasurement>> {
    const params = { limit: PAGE, cursor, ...parameters({ ...asked, change: '' }) };
    return firstValueFrom(this.http.get<List<ComparedMeasurement>>(address(asked, 'compared-measurements'), { params }));
  }
}

const address = ({ id }: ComparisonAsked, noun: string): string => `/api/v1/evaluation-runs/${id}/${noun}`;

function parameters({ with: other, change }: ComparisonAsked): Record<string, string> {
  return { ...(other ? { with: other } : {}), ...(change ? { change } : {}) };
}
