import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, ListQuery, NewSimulation, SimulatedSubjectQuery, SimulatedSubjectRow, SimulationRow } from '@circolo/contracts';
import {
  type MonitoringAgreement,
  moveRule,
  moveSimulation,
  type Period,
  periodsToSimulate,
  Refusal,
  type RuleContent,
  type RuleState,
} from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { logReading } from '../indicators/individual-readings.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { isViolationOf } from '../platform/violation';
import { agreementForReader } from './agent-sight';
import { evaluatedAmong, isOpen } from './evaluated-periods';
import {
  ADD_PERIODS,
  ADD_SIMULATION,
  LOCK_SIMULATED_RULE,
  LOCK_SIMULATION,
  LOOK,
  MOVE_SIMULATION,
  subjectsShown,
} from './simulation.queries';
import { keyedSimulation, simulationOf, simulationsOf } from './simulation.reads';

type Content = Pick<RuleContent, 'appliesTo' | 'periodKind' | 'outcome' | 'persistence'>;
interface SimulatedRule {
  readonly state: RuleState;
  readonly content: Content;
  readonly publishedVersion: number | null;
  readonly published: Content | null;
}

/** Has rules simulated by a worker, tells what came out as far as the reader may see it, and keeps who has looked at it. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Queues a simulation of the rule as it is kept. Refused: `simulation-periods`, `simulation-without-data` where none of the periods was
   * evaluated, `no-monitoring-agreement` where it opens agents of none, `simulation-going`, `not-in-this-state` of a retired rule.
   */
  async ask(rule: string, { periods, eachCents }: NewSimulation, by: Principal): Promise<SimulationRow> {
    const asked = this.database.transaction(async (tx) => {
      const [found] = await tx.query<SimulatedRule[]>(LOCK_SIMULATED_RULE, [rule]);
      if (!found) throw new Refusal('not-found', { kind: 'rule', id: rule });
      if (found.state === 'retired') moveRule(found.state, 'edit');
      const rows = await periodRows(tx, found, periods, await recordedAgreement(tx));
      const content = [rule, JSON.stringify(found.content), found.publishedVersion, eachCents, by.personId, this.clock.now()];
      const [added] = await tx.query<{ key: number; id: string }[]>(ADD_SIMULATION, content);
      await tx.query(ADD_PERIODS, [added!.key, JSON.stringify(rows)]);
      const object = { kind: 'rule-simulation', id: added!.id };
      await recordEvent(tx, { by: by.personId, action: 'rule-simulation.asked', object, after: { rule, periods, eachCents } });
      return simulationOf(tx, added!.id);
    });
    const simulation = await asked.catch((error: unknown) => {
      throw isViolationOf(error, 'rule_simulation_going') ? new Refusal('simulation-going', { rule }) : error;
    });
    await this.queue.add('simulate-rule', { id: simulation.id });
    return simulation;
  }

  read(id: string): Promise<SimulationRow> {
    return simulationOf(this.database, id);
  }

  async list(rule: string, { limit, cursor }: ListQuery): Promise<List<SimulationRow>> {
    const rows = await simulationsOf(this.database, rule, keysOf(cursor, 1)[0], limit + 1);
    const { items, next } = pageOf(rows, limit, ({ key }) => [key]);
    return { items: items.map(({ key: _, ...row }) => row), next };
  }

  /** Whom it touches. Refused for agents: `forbidden`, `no-monitoring-agreement`. What is read of agents is logged. */
  async subjects(id: string, { show, period, limit, cursor }: SimulatedSubjectQuery, by: Principal): Promise<List<SimulatedSubjectRow>> {
    const { key, appliesTo, outcome, periods } = await keyedSimulation(this.database, id);
    const agreement = appliesTo === 'agent' ? await agreementForReader(this.database, by, outcome, this.clock.now()) : null;
    const open = periods
      .map((each) => each.period)
      .filter((each) => (period === undefined || each === period) && isOpen({ appliesTo, outcome }, each, agreement));
    const rows = await this.database.query<(SimulatedSubjectRow & { key: number; name: string })[]>(subjectsShown(show), [
      key,
      open,
      ...keysOf(cursor, 3),
      limit + 1,
    ]);
    const page = pageOf(rows, limit, (row) => [row.times, row.name, row.key]);
    const agents = appliesTo === 'agent' ? page.items.map((row) => row.key) : [];
    await logReading(this.database, by, 'rule-simulation', open, agents);
    return { items: page.items.map(({ key: _, name: __, ...row }) => row), next: page.next };
  }

  cancel(id: string, by: Principal): Promise<SimulationRow> {
    return this.moved(id, by, 'rule-simulation.cancelled', async (tx, { key, state }) => {
      await tx.query(MOVE_SIMULATION, [key, moveSimulation(state, 'cancel'), this.clock.now()]);
    });
  }

  /** Keeps that somebody has looked at the result. Refused: `not-in-this-state` before there is one. */
  look(id: string, by: Principal): Promise<SimulationRow> {
    return this.moved(id, by, 'rule-simulation.looked-at', async (tx, { key, state }) => {
      if (state !== 'completed') throw new Refusal('not-in-this-state', { state, command: 'look' });
      await tx.query(LOOK, [key, by.personId, this.clock.now()]);
    });
  }

  private moved(
    id: string,
    by: Principal,
    action: string,
    work: (tx: Sql, simulation: { readonly key: number; readonly state: SimulationRow['state'] }) => Promise<void>,
  ): Promise<SimulationRow> {
    return this.database.transaction(async (tx) => {
      const [found] = await tx.query<{ key: number; state: SimulationRow['state'] }[]>(LOCK_SIMULATION, [id]);
      if (!found) throw new Refusal('not-found', { kind: 'rule-simulation', id });
      await work(tx, found);
      await recordEvent(tx, { by: by.personId, action, object: { kind: 'rule-simulation', id } });
      await announce(tx, `simulation:${id}`);
      return simulationOf(tx, id);
    });
  }
}

/** The periods to look at with the runs whose facts they have. */
async function periodRows(
  sql: Sql,
  { content, published }: SimulatedRule,
  asked: readonly Period[],
  agreement: MonitoringAgreement | null,
) {
  const back = Math.max(content.persistence?.periods ?? 1, published?.persistence?.periods ?? 1) - 1;
  const looked = periodsToSimulate(asked, content.periodKind, back);
  const evaluated = await evaluatedAmong(
    sql,
    looked.map(({ period }) => period),
  );
  const of = { appliesTo: content.appliesTo, outcome: content.outcome.kind };
  const rows = looked.map(({ period, told }, place) => {
    const without = !evaluated.has(period) ? 'not-evaluated' : isOpen(of, period, agreement) ? null : 'no-agreement';
    return { place, period, told, without, runKey: without === null ? evaluated.get(period)!.runKey : null };
  });
  const told = rows.filter((row) => row.told);
  if (told.some(({ without }) => without === null)) return rows;
  throw new Refusal(told.some(({ without }) => without === 'no-agreement') ? 'no-monitoring-agreement' : 'simulation-without-data');
}
