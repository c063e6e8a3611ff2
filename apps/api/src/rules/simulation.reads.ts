import type { CostRow, SimulatedPeriodRow, SimulationRow } from '@circolo/contracts';
import { costOfEach, Refusal, type RuleContent } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { OWED_SIMULATIONS, SIMULATION, SIMULATIONS, TRY_SIMULATIONS_AGAIN } from './simulation.queries';

type KeptContent = Pick<RuleContent, 'appliesTo' | 'periodKind' | 'conditions' | 'outcome' | 'persistence'>;
type KeptCounts = Omit<SimulatedPeriodRow, 'cost' | 'publishedCost'> & { readonly gained: number; readonly lost: number };
type Derived = 'appliesTo' | 'periodKind' | 'conditions' | 'outcome' | 'persistence' | 'periods' | 'cost' | 'publishedCost' | 'subjects';
interface KeptSimulation extends Omit<SimulationRow, Derived> {
  readonly key: number;
  readonly content: KeptContent;
  readonly periods: readonly KeptCounts[];
  readonly subjects: { readonly touched: number; readonly gained: number; readonly lost: number } | null;
}
export type KeyedSimulation = SimulationRow & { readonly key: number };

/** One simulation as its GET answers it; it names no subject. @throws Refusal `not-found` */
export async function simulationOf(sql: Sql, id: string): Promise<SimulationRow> {
  const { key: _, ...row } = await keyedSimulation(sql, id);
  return row;
}

/** @throws Refusal `not-found` */
export async function keyedSimulation(sql: Sql, id: string): Promise<KeyedSimulation> {
  const [found] = await sql.query<KeptSimulation[]>(SIMULATION, [id]);
  if (!found) throw new Refusal('not-found', { kind: 'rule-simulation', id });
  return rowOf(found);
}

/** The simulations of a rule, the newest first. @param before only those before this one */
export async function simulationsOf(sql: Sql, rule: string, before: unknown, limit: number): Promise<readonly KeyedSimulation[]> {
  return (await sql.query<KeptSimulation[]>(SIMULATIONS, [rule, before, limit])).map(rowOf);
}

export interface OwedSimulation {
  readonly id: string;
  readonly attempt: number;
}

export function owedSimulations(sql: Sql): Promise<readonly OwedSimulation[]> {
  return sql.query(OWED_SIMULATIONS);
}

/** Another attempt for those of these that nobody is working on. */
export async function simulationsTriedAgain(sql: Sql, ids: readonly string[]): Promise<readonly OwedSimulation[]> {
  const [rows] = await sql.query<[OwedSimulation[], number]>(TRY_SIMULATIONS_AGAIN, [ids]);
  return rows;
}

function rowOf({ content, periods, subjects, ...row }: KeptSimulation): KeyedSimulation {
  const isCompared = row.publishedVersion !== null;
  const { appliesTo, periodKind, conditions, outcome, persistence } = content;
  const cost = (counts: readonly KeptCounts[], before: boolean): CostRow =>
    costOfEach(
      row.eachCents,
      counts.reduce((sum, { touched, gained, lost }) => sum + (before ? touched - gained + lost : touched), 0),
    );
  return {
    ...row,
    ...{ appliesTo, periodKind, conditions, persistence: persistence ?? null, outcome: outcome.kind },
    periods: periods.map((each) => ({
      ...each,
      gained: isCompared ? each.gained : null,
      lost: isCompared ? each.lost : null,
      cost: cost([each], false),
      publishedCost: isCompared ? cost([each], true) : null,
    })),
    subjects: {
      touched: subjects?.touched ?? 0,
      gained: isCompared ? (subjects?.gained ?? 0) : null,
      lost: isCompared ? (subjects?.lost ?? 0) : null,
    },
    cost: cost(periods, false),
    publishedCost: isCompared ? cost(periods, true) : null,
  };
}
