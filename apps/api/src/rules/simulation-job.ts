import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Facts,
  leavesOf,
  moveSimulation,
  openFacts,
  parsePeriod,
  type PastPeriod,
  type Period,
  type RuleContent,
  simulate,
  type SimulatedPeriod,
  type SimulationState,
} from '@circolo/domain';
import { type RecordedAgreement, recordedAgreement } from '../indicators/monitoring-agreement.reads';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { isDatabaseGone } from '../platform/database-fault';
import type { Delivery } from '../platform/job-workers';
import { announce } from '../platform/progress';
import {
  ADD_COUNTS,
  BEGIN_SIMULATION,
  COMPLETE_SIMULATION,
  COUNT_SUBJECTS,
  FACTS_OF_RUNS,
  KEEP_SUBJECTS,
  LOCK_SIMULATION,
  MARK_DONE,
  MOVE_SIMULATION,
  NEXT_SUBJECTS,
} from './simulation.queries';

/** So many subjects, with all their periods, are simulated in one transaction; a killed worker loses no more than that. */
const AT_ONCE = 1_000;

type Content = Pick<RuleContent, 'appliesTo' | 'conditions' | 'outcome' | 'persistence'>;
interface Place {
  readonly place: number;
  readonly period: Period;
  readonly told: boolean;
  readonly runKey: number | null;
}
interface Simulating {
  readonly key: number;
  readonly state: SimulationState;
  readonly content: Content;
  readonly published: Content | null;
  readonly total: number | null;
  readonly lastSubject: number;
  readonly periods: readonly Place[];
}
interface Subject {
  readonly key: number;
  readonly id: string;
}

/** Simulates a rule over the facts that the runs of past periods kept: some subjects after the other, each once, however often it is called. */
@Injectable()
export class SimulationJob {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One that cannot be simulated, not even the last time, has failed; not where the database was gone: it is queued again when there is one. */
  async work(id: string, { last }: Delivery): Promise<void> {
    try {
      while (await this.workOn(id));
    } catch (error) {
      if (last && !isDatabaseGone(error)) await this.fail(id);
      throw error;
    }
  }

  /** The next subjects. @returns whether there may be more to do */
  private workOn(id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [simulation] = await tx.query<Simulating[]>(LOCK_SIMULATION, [id]);
      if (simulation?.state !== 'queued' && simulation?.state !== 'simulating') return false;
      const { key, content, periods, lastSubject, total } = simulation;
      const runs = periods.flatMap(({ runKey }) => (runKey === null ? [] : [runKey]));
      if (total === null) await begin(tx, simulation, runs);
      const subjects = await tx.query<Subject[]>(NEXT_SUBJECTS, [content.appliesTo, runs, lastSubject, AT_ONCE]);
      if (subjects.length === 0) await tx.query(COMPLETE_SIMULATION, [key, this.clock.now()]);
      else await simulateSome(tx, simulation, runs, subjects);
      await announce(tx, `simulation:${id}`);
      return subjects.length > 0;
    });
  }

  private fail(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [simulation] = await tx.query<Simulating[]>(LOCK_SIMULATION, [id]);
      if (simulation?.state !== 'queued' && simulation?.state !== 'simulating') return;
      await tx.query(MOVE_SIMULATION, [simulation.key, moveSimulation(simulation.state, 'fail'), this.clock.now()]);
      await announce(tx, `simulation:${id}`);
    });
  }
}

async function begin(tx: Sql, { key, content }: Simulating, runs: readonly number[]): Promise<void> {
  const [all] = await tx.query<{ count: number }[]>(COUNT_SUBJECTS, [content.appliesTo, runs]);
  await tx.query(BEGIN_SIMULATION, [key, all!.count]);
}

async function simulateSome(tx: Sql, simulation: Simulating, runs: readonly number[], subjects: readonly Subject[]): Promise<void> {
  const { key, content, published, periods } = simulation;
  const past = await pastOf(tx, simulation, runs, subjects);
  const { periods: simulated } = simulate({ rule: content, published, periods: past, costOf: () => null });
  const told = periods.flatMap((place, at) => (place.told && place.runKey !== null ? [{ place: place.place, ...simulated[at]! }] : []));
  const keys = new Map(subjects.map((subject) => [subject.id, subject.key]));
  const rows = told.flatMap((period) => rowsOf(period, published !== null).map(({ id, ...row }) => ({ ...row, subjectKey: keys.get(id) })));
  await tx.query(KEEP_SUBJECTS, [key, JSON.stringify(rows)]);
  const counts = told.map(({ place, looked, touched, notEvaluable, gained, lost }) => ({
    place,
    looked,
    touched: touched.length,
    notEvaluable: notEvaluable.length,
    gained: published ? gained.length : 0,
    lost: lost.length,
  }));
  await tx.query(ADD_COUNTS, [key, JSON.stringify(counts)]);
  await tx.query(MARK_DONE, [key, subjects.length, subjects.at(-1)!.key]);
}

/** What runs kept of these subjects, only of the facts that the conditions ask about and the agreement still opens. */
async function pastOf(tx: Sql, { content, published, periods }: Simulating, runs: readonly number[], subjects: readonly Subject[]) {
  const asked = [content, published].flatMap((each) => (each ? leavesOf(each.conditions).map(({ fact }) => fact) : []));
  const rows = await tx.query<{ runKey: number; subjectKey: number; facts: Facts }[]>(FACTS_OF_RUNS, [
    runs,
    subjects.map(({ key }) => key),
    [...new Set(asked)],
  ]);
  const agreement: RecordedAgreement | null = content.appliesTo === 'agent' ? await recordedAgreement(tx) : null;
  const facts = new Map(rows.map((row) => [`${row.runKey} ${row.subjectKey}`, row.facts]));
  return periods.map(({ period, runKey }): PastPeriod => {
    const known = subjects.flatMap(({ key, id }) => {
      const kept = runKey === null ? undefined : facts.get(`${runKey} ${key}`);
      if (!kept) return [];
      return [{ subject: { kind: content.appliesTo, id }, facts: openFacts(content.appliesTo, kept, agreement, parsePeriod(period)) }];
    });
    return { period, subjects: known };
  });
}

/** Whom the rule touches, of whom it cannot tell, and whom only the version in force touches; the others are not worth a row. */
function rowsOf({ place, touched, notEvaluable, gained, lost }: SimulatedPeriod & { readonly place: number }, isCompared: boolean) {
  const [gainedIds, lostIds] = [new Set(gained.map(({ id }) => id)), new Set(lost.map(({ id }) => id))];
  const unknown = new Set(notEvaluable.map(({ id }) => id));
  const before = (held: boolean) => (isCompared ? held : null);
  return [
    ...touched.map(({ id }) => ({ place, id, verdict: 'holds', heldBefore: before(!gainedIds.has(id)) })),
    ...notEvaluable.map(({ id }) => ({ place, id, verdict: 'not-evaluable', heldBefore: before(lostIds.has(id)) })),
    ...lost.filter(({ id }) => !unknown.has(id)).map(({ id }) => ({ place, id, verdict: 'fails', heldBefore: before(true) })),
  ];
}
