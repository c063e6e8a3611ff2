import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { List, VerdictCountRow, VerdictExplanation, VerdictRow } from '@circolo/contracts';
import { firstValueFrom } from 'rxjs';

/** How what rules said is asked for; what is not said is not filtered. */
export interface VerdictsAsked {
  readonly period?: string;
  readonly run?: string;
  readonly rule?: string;
  readonly said?: string;
  readonly named?: string;
}

/** A screen of rows, and some more. */
const A_PAGE = 100;

/** What every rule of a run said of every subject. */
@Injectable({ providedIn: 'root' })
export class VerdictsApi {
  private readonly http = inject(HttpClient);

  /** The first page. Called where a page's fields are made. */
  first(asked: () => VerdictsAsked) {
    return httpResource<List<VerdictRow>>(() => ({ url: '/api/v1/verdicts', params: { ...asked(), limit: A_PAGE } }));
  }

  /** The page after, from where the last answer ended. */
  next(asked: VerdictsAsked, cursor: string): Promise<List<VerdictRow>> {
    return firstValueFrom(this.http.get<List<VerdictRow>>('/api/v1/verdicts', { params: { ...asked, limit: A_PAGE, cursor } }));
  }

  /** How often each rule said what; `undefined` asks for nothing. */
  counts(asked: () => Pick<VerdictsAsked, 'run' | 'period'> | undefined) {
    return httpResource<List<VerdictCountRow>>(() => {
      const of = asked();
      return of && { url: '/api/v1/verdict-counts', params: { ...of } };
    });
  }

  one(of: () => { readonly run: string; readonly rule: string; readonly subject: string }) {
    return httpResource<VerdictExplanation>(() => {
      const { run, rule, subject } = of();
      return `/api/v1/evaluation-runs/${run}/verdicts/${rule}/${subject}`;
    });
  }
}
