import {
  type Indicator,
  OPEN_AGE_MEAN,
  OPEN_CASES,
  percentileAsked,
  percentileOf,
  type Period,
  type Rank,
  rankKey,
  type Ranks,
  standardErrorOfMean,
  Z_95,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { daysOf } from './days-of-periods';
import { areCasesTracked } from './measuring/case-days';
import { AGES_OF_OPEN_CASES, RANKS } from './ranks.queries';

type RankRow = Rank & { readonly ordinal: number; readonly subjectKey: number; readonly clock: string; readonly p: number };
type AgesRow = Pick<RankRow, 'ordinal' | 'subjectKey'> & { readonly ages: readonly number[]; readonly counts: readonly number[] };

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
    const open = await sql.query<AgesRow[]>(AGES_OF_OPEN_CASES, [...daysOf(periods), subjectKeys]);
    for (const row of open) {
      const each = row.ages.flatMap((age, place) => Array.from({ length: row.counts[place]! }, () => age));
      Object.assign(placed(row), ranksOfStock(definitions, each));
    }
  }
  return (subjectKey, ordinal) => found.get(`${subjectKey} ${ordinal}`) ?? {};
}

/** What stocks among the definitions say of open cases with these ages, ascending: how many, their mean age and percentiles of it. */
export function ranksOfStock(definitions: readonly Indicator[], ages: readonly number[]): Record<string, Rank> {
  const count = ages.length;
  const sum = ages.reduce((added, age) => added + age, 0);
  const squares = ages.reduce((added, age) => added + age ** 2, 0);
  const mean = sum / count;
  const half = Z_95 * (standardErrorOfMean(sum, squares, count, 1) ?? 0);
  const percentiles = definitions.flatMap(({ formula }) => (formula.kind === 'stock-age' && formula.p !== null ? [formula.p] : []));
  return {
    [OPEN_CASES]: { count, value: count, low: count, high: count },
    [OPEN_AGE_MEAN]: { count, value: mean, low: mean - half, high: mean + half },
    ...Object.fromEntries(percentiles.map((p) => [rankKey('openAge', p), percentileOf(ages, p)!])),
  };
}
