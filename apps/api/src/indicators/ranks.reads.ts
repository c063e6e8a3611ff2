import {
  type Indicator,
  OPEN_AGE_MEAN,
  OPEN_CASES,
  percentileAsked,
  type Period,
  type Rank,
  rankKey,
  type Ranks,
  standardErrorOfMean,
  Z_95,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { daysOf } from './days-of-periods';
import { CASES_TRACKED, RANKS_OF_OPEN_CASES, MEANS_OF_OPEN_CASES, RANKS } from './ranks.queries';

type RankRow = Rank & { readonly ordinal: number; readonly subjectKey: number; readonly clock: string; readonly p: number };
type MeanRow = Pick<RankRow, 'ordinal' | 'subjectKey' | 'count'> & { readonly sum: number; readonly squares: number };

/** The ranks of a subject in the period of an ordinal, from 1. */
export type RanksOf = (subjectKey: number, ordinal: number) => Ranks;

/** What percentiles and stocks among the definitions need of some subjects in some periods; nothing is read when none is among them. */
export async function ranksOf(
  sql: Sql,
  definitions: readonly Indicator[],
  periods: readonly Period[],
  subjectKeys: readonly number[],
): Promise<RanksOf> {
  const found = new Map<string, Record<string, Rank>>();
  const placed = ({ subjectKey, ordinal }: { readonly subjectKey: number; readonly ordinal: number }): Record<string, Rank> => {
    const key = `${subjectKey} ${ordinal}`;
    if (!found.has(key)) found.set(key, {});
    return found.get(key)!;
  };
  const asked = definitions.map(percentileAsked).filter((each) => each !== null);
  if (asked.length > 0) {
    const rows = await sql.query<RankRow[]>(RANKS, [...daysOf(periods), subjectKeys, asked.map(({ of }) => of), asked.map(({ p }) => p)]);
    for (const row of rows) placed(row)[rankKey(row.clock, row.p)] = row;
  }
  const asksStock = definitions.some(({ formula }) => formula.kind === 'stock' || formula.kind === 'stock-age');
  if (asksStock && (await areCasesTracked(sql))) {
    const open = [...daysOf(periods), subjectKeys];
    for (const row of await sql.query<RankRow[]>(RANKS_OF_OPEN_CASES, open)) placed(row)[rankKey(row.clock, row.p)] = row;
    for (const row of await sql.query<MeanRow[]>(MEANS_OF_OPEN_CASES, open)) Object.assign(placed(row), ranksOfStock(row));
  }
  return (subjectKey, ordinal) => found.get(`${subjectKey} ${ordinal}`) ?? {};
}

/** Whether any source tells when its cases are resolved: without one nothing is known to be open. */
export async function areCasesTracked(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ some: boolean }[]>(CASES_TRACKED);
  return row?.some ?? false;
}

/** How many cases are open and their mean age, from the sums of their ages and of the squares of these. */
export function ranksOfStock({ count, sum, squares }: Pick<MeanRow, 'count' | 'sum' | 'squares'>): Record<string, Rank> {
  const mean = sum / count;
  const half = Z_95 * (standardErrorOfMean(sum, squares, count, 1) ?? 0);
  return {
    [OPEN_CASES]: { count, value: count, low: count, high: count },
    [OPEN_AGE_MEAN]: { count, value: mean, low: mean - half, high: mean + half },
  };
}
