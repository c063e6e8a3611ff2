import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { InteractionRow, LeftOut, List } from '@circolo/contracts';
import { INDICATORS, isIndicatorCode, MEASURES, measuresBehind } from '@circolo/domain';

/** Which records: those behind one figure of one subject. */
export interface RecordsAsked {
  readonly period: string;
  readonly subject: string;
  readonly id?: string;
  readonly indicator?: string;
  readonly part?: string;
  readonly cursor?: string;
}

/** Whether there are contacts behind a figure at all: complaints, evaluations and hours are listed nowhere yet. */
export function isMadeOfContacts(indicator: string): boolean {
  if (!isIndicatorCode(indicator)) return false;
  return measuresBehind(INDICATORS[indicator].formula, 'denominator').some((measure) => MEASURES[measure].over === 'interactions');
}

/** Where the records behind a figure are listed: what a value card links to. */
export function recordsOf(figure: {
  readonly indicator: string;
  readonly period: string;
  readonly subject: { readonly kind: string; readonly id: string };
}) {
  return {
    link: '/indicators/records',
    query: { indicator: figure.indicator, period: figure.period, subject: figure.subject.kind, id: figure.subject.id },
  };
}

@Injectable({ providedIn: 'root' })
export class RecordsApi {
  list(asked: () => RecordsAsked | undefined) {
    return httpResource<List<InteractionRow>>(() => {
      const query = asked();
      return query && { url: '/api/v1/interactions', params: { ...query, limit: 100 } };
    });
  }

  /** What the figure of that subject is not computed over. */
  leftOut(asked: () => Record<'indicator' | 'period' | 'subject', string> & { readonly id?: string }) {
    return httpResource<LeftOut>(() => ({ url: '/api/v1/interactions/left-out', params: { ...asked() } }));
  }
}
