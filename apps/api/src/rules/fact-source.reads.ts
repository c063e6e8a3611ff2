import type { Facts, ParsedPeriod } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** About which period and which subjects (by key) facts are wanted. */
export interface FactsAsk {
  readonly period: ParsedPeriod & { readonly text: string };
  readonly subjectKeys: readonly number[];
}

/** What a room knows of subjects beyond their figures, by the names of the catalogue of facts, as of the period's end: one set-based query. */
export interface FactSource {
  factsOf(sql: Sql, ask: FactsAsk): Promise<ReadonlyMap<number, Facts>>;
}
