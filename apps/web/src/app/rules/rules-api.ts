import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { FactRow, List, RuleBody, RuleCopyBody, RuleDifferences, RuleRow, RuleTemplateRow, RuleVersionRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const ADDRESS = '/api/v1/rules';

@Injectable({ providedIn: 'root' })
export class RulesApi {
  private readonly http = inject(HttpClient);

  /** Called where a page's fields are made; an empty state is all of them. */
  list(state: () => string) {
    return httpResource<List<RuleRow>>(() => ({ url: ADDRESS, params: { limit: 500, ...(state() ? { state: state() } : {}) } }));
  }

  /** `undefined` while the rule is still to be made. */
  one(id: () => string | undefined) {
    return httpResource<RuleRow>(() => (id() ? `${ADDRESS}/${id()}` : undefined));
  }

  versions(id: () => string | undefined) {
    return httpResource<List<RuleVersionRow>>(() => (id() ? `${ADDRESS}/${id()}/versions` : undefined));
  }

  /** What conditions may speak about. */
  facts() {
    return httpResource<List<FactRow>>(() => '/api/v1/facts');
  }

  /** What became of the rule since an earlier version. */
  differences(asked: () => { readonly id: string; readonly version: number; readonly from: number }) {
    return httpResource<RuleDifferences>(() => {
      const { id, version, from } = asked();
      return { url: `${ADDRESS}/${id}/versions/${version}/differences`, params: { from } };
    });
  }

  /** Rules to start from. */
  templates() {
    return httpResource<List<RuleTemplateRow>>(() => '/api/v1/rule-templates');
  }

  copy({ id }: RuleRow, copy: RuleCopyBody) {
    return this.http.post<RuleRow>(`${ADDRESS}/${id}/copies`, copy);
  }

  make(rule: RuleBody) {
    return this.http.post<RuleRow>(ADDRESS, rule);
  }

  write({ id, revision }: RuleRow, rule: RuleBody) {
    return this.http.put<RuleRow>(`${ADDRESS}/${id}`, rule, ifMatch(revision));
  }

  publish({ id, revision }: RuleRow) {
    return this.http.post<RuleRow>(`${ADDRESS}/${id}/publication`, {}, ifMatch(revision));
  }

  retire({ id, revision }: RuleRow) {
    return this.http.post<RuleRow>(`${ADDRESS}/${id}/retirement`, {}, ifMatch(revision));
  }
}
