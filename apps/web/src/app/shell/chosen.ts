import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { type CanActivateFn, NavigationEnd, Router } from '@angular/router';
import type { Today } from '@circolo/contracts';
import { MEASURED_KINDS } from '@circolo/domain';
import { filter, firstValueFrom } from 'rxjs';
import { PERIOD_PATTERN, monthBefore } from './period-choices';

export const SCOPES = MEASURED_KINDS;
export type Scope = (typeof SCOPES)[number];

/** The period and the kind of subject that all pages speak about: chosen once, kept in the address, carried from page to page. */
@Injectable({ providedIn: 'root' })
export class Chosen {
  private readonly router = inject(Router);
  private readonly http = inject(HttpClient);
  private readonly periodSignal = signal<string | null>(null);
  private readonly scopeSignal = signal<Scope>('organisation');

  /** Written as in the API, such as `2026-10`. */
  readonly period = () => this.periodSignal() ?? monthBefore(new Date());
  readonly scope = this.scopeSignal.asReadonly();

  constructor() {
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe((event) => this.follow(event.urlAfterRedirects));
  }

  choosePeriod(period: string): void {
    void this.router.navigate([], { queryParams: { period }, queryParamsHandling: 'merge' });
  }

  chooseScope(scope: string): void {
    void this.router.navigate([], { queryParams: { scope }, queryParamsHandling: 'merge' });
  }

  /** Starts from the address, or else from the last period that has data. */
  async settle(url: string): Promise<void> {
    this.read(url);
    if (this.periodSignal() !== null) return;
    const last = await firstValueFrom(this.http.get<Today>('/api/v1/today')).then(
      (today) => today.lastPeriod,
      () => null,
    );
    this.periodSignal.set(last ?? monthBefore(new Date()));
  }

  private read(url: string): { period: boolean; scope: boolean } {
    const { period, scope } = this.router.parseUrl(url).queryParams as Record<string, string | undefined>;
    const knownScope = SCOPES.find((known) => known === scope);
    const knownPeriod = period !== undefined && PERIOD_PATTERN.test(period);
    if (knownPeriod) this.periodSignal.set(period);
    if (knownScope) this.scopeSignal.set(knownScope);
    return { period: knownPeriod, scope: knownScope !== undefined };
  }

  /** A link that does not name the period keeps the one chosen, and the address says so. */
  private follow(url: string): void {
    const named = this.read(url);
    const insideTheFrame = this.periodSignal() !== null && !/^\/(sign-in|setup|invitation)/.test(url);
    if (!insideTheFrame || (named.period && named.scope)) return;
    const tree = this.router.parseUrl(url);
    tree.queryParams = { ...tree.queryParams, period: this.period(), scope: this.scope() };
    void this.router.navigateByUrl(tree, { replaceUrl: true });
  }
}

export const periodChosen: CanActivateFn = async (_route, state) => {
  await inject(Chosen).settle(state.url);
  return true;
};
