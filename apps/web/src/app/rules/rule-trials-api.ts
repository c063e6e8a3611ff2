import { HttpClient, HttpContext, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  EvaluatedPeriodRow,
  KeptCaseBody,
  List,
  NewSimulation,
  RuleCaseBody,
  RuleCaseRow,
  RuleTrial,
  RuleTrialBody,
  SIMULATION_SHOWS,
  SimulatedSubjectRow,
  SimulationRow,
  SubjectRow,
} from '@circolo/contracts';
import { ASKING, ifMatch } from '../session/write-key';

export type SimulationShow = (typeof SIMULATION_SHOWS)[number];

/** How many subjects a search shows, and a list of a simulation at once. */
const MOST_FOUND = 20;
const MOST_LISTED = 200;

/** Trying rules, the cases that they carry, and simulating them. */
@Injectable({ providedIn: 'root' })
export class RuleTrialsApi {
  private readonly http = inject(HttpClient);

  /** The periods of a kind that were evaluated, the newest first. Called where fields are made. */
  periods(kind: () => string) {
    return httpResource<List<EvaluatedPeriodRow>>(() => ({ url: '/api/v1/evaluated-periods', params: { periodKind: kind() } }));
  }

  subjects(asked: () => { readonly kind: string; readonly search: string } | undefined) {
    return httpResource<List<SubjectRow>>(() => {
      const some = asked();
      return some && { url: '/api/v1/subjects', params: { ...some, limit: MOST_FOUND } };
    });
  }

  /** `undefined` while something lacks for a trial. */
  trial(body: () => RuleTrialBody | undefined) {
    return httpResource<RuleTrial>(() => {
      const asked = body();
      return asked && { url: '/api/v1/rules/trials', method: 'POST', body: asked, context: new HttpContext().set(ASKING, true) };
    });
  }

  cases(rule: () => string) {
    return httpResource<List<RuleCaseRow>>(() => `/api/v1/rules/${rule()}/cases`);
  }

  addCase(rule: string, body: RuleCaseBody) {
    return this.http.post<RuleCaseRow>(`/api/v1/rules/${rule}/cases`, body);
  }

  keepCase(rule: string, body: KeptCaseBody) {
    return this.http.post<RuleCaseRow>(`/api/v1/rules/${rule}/kept-cases`, body);
  }

  writeCase(rule: string, { id, revision }: RuleCaseRow, body: RuleCaseBody) {
    return this.http.put<RuleCaseRow>(`/api/v1/rules/${rule}/cases/${id}`, body, ifMatch(revision));
  }

  removeCase(rule: string, { id, revision }: RuleCaseRow) {
    return this.http.delete<void>(`/api/v1/rules/${rule}/cases/${id}`, ifMatch(revision));
  }

  simulations(rule: () => string | undefined) {
    return httpResource<List<SimulationRow>>(() =>
      rule() ? { url: `/api/v1/rules/${rule()}/simulations`, params: { limit: 10 } } : undefined,
    );
  }

  addressOf(simulation: string): string {
    return `/api/v1/simulations/${simulation}`;
  }

  simulate(rule: string, body: NewSimulation) {
    return this.http.post<SimulationRow>(`/api/v1/rules/${rule}/simulations`, body);
  }

  cancel({ id }: SimulationRow) {
    return this.http.post<SimulationRow>(`${this.addressOf(id)}/cancellation`, {});
  }

  look({ id }: SimulationRow) {
    return this.http.post<SimulationRow>(`${this.addressOf(id)}/looks`, {});
  }

  touched(asked: () => { readonly id: string; readonly show: SimulationShow; readonly period: string | null } | undefined) {
    return httpResource<List<SimulatedSubjectRow>>(() => {
      const some = asked();
      if (!some) return undefined;
      const params = { show: some.show, limit: MOST_LISTED, ...(some.period ? { period: some.period } : {}) };
      return { url: `${this.addressOf(some.id)}/subjects`, params };
    });
  }
}
