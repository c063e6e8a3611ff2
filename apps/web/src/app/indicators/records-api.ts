import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { InteractionRow, LeftOut, List, MeasuredRecord } from '@circolo/contracts';
import { type FigureSide, INDICATORS, isIndicatorCode, type MeasuredRecords, MEASURES, measuresBehind } from '@circolo/domain';

/** Which records: those behind one figure of one subject. */
export interface RecordsAsked {
  readonly period: string;
  readonly subject: string;
  readonly id?: string;
  readonly indicator?: string;
  readonly part?: string;
  readonly cursor?: string;
}

/** The kinds of records behind a side of a figure. */
export function recordsBehind(indicator: string, side: FigureSide = 'denominator'): readonly MeasuredRecords[] {
  if (!isIndicatorCode(indicator)) return [];
  return [...new Set(measuresBehind(INDICATORS[indicator].formula, side).map((measure) => MEASURES[measure].over))];
}

/** Whether there are contacts behind a figure: of those it can be said what it leaves out. */
export const isMadeOfContacts = (indicator: string): boolean => recordsBehind(indicator).includes('interactions');

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

  /** Records of another kind than contacts. */
  others(asked: () => RecordsAsked & { readonly kind: MeasuredRecords }) {
    return httpResource<List<MeasuredRecord>>(() => ({ url: '/api/v1/measured-records', params: { ...asked(), limit: 100 } }));
  }

  /** What the figure of that subject is not computed over. */
  leftOut(asked: () => Record<'indicator' | 'period' | 'subject', string> & { readonly id?: string }) {
    return httpResource<LeftOut>(() => ({ url: '/api/v1/interactions/left-out', params: { ...asked() } }));
  }
}
