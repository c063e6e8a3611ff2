import { CROSSING_KINDS, type CrossingKind, type ViewFilters } from '@circolo/contracts';
import { type IndicatorCode, isIndicatorCode } from '@circolo/domain';
import { beside, kindOf, periodHolding, sameLastYear } from '../shell/period-choices';

export const PERIODS_OFFERED = [1, 3, 6, 12, 24] as const;
export const MOST_INDICATORS = 12;
const PERIODS = 12;

/** What an address says of the explorer beside the period and the kind of subject, which all pages share. */
export interface Explored {
  readonly indicators: readonly IndicatorCode[];
  readonly by: CrossingKind | null;
  /** How many periods are looked at, the chosen one last. */
  readonly periods: number;
  readonly search: string;
}

/** What an address says, as text; what it does not know is left out. */
export interface Said {
  readonly indicator?: string | readonly string[];
  readonly by?: string;
  readonly periods?: string;
  readonly search?: string;
}

/** Reads an address; what makes no sense in it is as though it were not there. */
export function exploredIn({ indicator, by, periods, search }: Said): Explored {
  const codes = [indicator ?? []].flat().filter(isIndicatorCode);
  const count = Number(periods);
  return {
    indicators: codes.length > 0 ? [...new Set(codes)].slice(0, MOST_INDICATORS) : ['ANS'],
    by: CROSSING_KINDS.find((kind) => kind === by) ?? null,
    periods: Number.isInteger(count) && count >= 1 && count <= 24 ? count : PERIODS,
    search: (search ?? '').trim().slice(0, 120),
  };
}

/** The periods looked at, the oldest first, and beside them the one before and the same of last year. */
export function periodsOf(period: string, count: number): { readonly shown: readonly string[]; readonly asked: readonly string[] } {
  const shown = [period];
  while (shown.length < count) shown.unshift(beside(shown[0] ?? '', -1));
  const besides = [beside(period, -1), sameLastYear(period)].filter((one) => one !== null);
  return { shown, asked: [...new Set([...besides, ...shown])].sort() };
}

/** What a view keeps of what is looked at. `pinned` keeps the period too; else the view moves on with the data. */
export function filtersOf(explored: Explored, scope: ViewFilters['subject'], period: string, pinned: boolean): ViewFilters {
  return {
    indicator: [...explored.indicators],
    subject: scope,
    by: explored.by,
    periodKind: kindOf(period),
    until: pinned ? period : null,
    periods: explored.periods,
    search: explored.search,
  };
}

/** The address of a view, seen from the period that is chosen. */
export function addressOf({ indicator, subject, by, periodKind, until, periods, search }: ViewFilters, period: string) {
  return {
    indicator,
    scope: subject,
    by,
    period: until ?? (kindOf(period) === periodKind ? period : periodHolding(periodKind, period)),
    periods,
    search: search || null,
  };
}
