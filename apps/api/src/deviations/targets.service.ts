import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, ListQuery, NewTarget, TargetRow } from '@circolo/contracts';
import { checkTarget, Refusal, type Target } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { seesAgents } from '../indicators/individual-figures.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { subjectById } from '../subjects/subjects.reads';
import { CHANGE, INSERT, LIST, LOCK, ONE, RETIRE, SAME_DATE } from './targets.queries';

const KIND = 'target';

/** Targets: what is wanted of an indicator from a day on. One of a single agent is there only for whom the agreement shows agents. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(by: Principal, { limit, cursor }: ListQuery): Promise<List<TargetRow>> {
    const agents = await this.seesAgents(this.database, by);
    const rows = await this.database.query<TargetRow[]>(LIST, [agents, ...keysOf(cursor, 5), limit + 1]);
    return pageOf(rows, limit, ({ indicator, subject, from, id }) => [indicator, subject.kind, subject.name ?? '', from, id]);
  }

  add(by: Principal, wanted: NewTarget): Promise<TargetRow> {
    return this.write(wanted, async (tx) => {
      const said = await this.saidBy(tx, by, wanted);
      const [row] = await tx.query<{ id: string }[]>(INSERT, [...said, by.personId, this.clock.now()]);
      const after = await this.read(tx, by, row!.id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.added`, object: { kind: KIND, id: after.id }, after });
      return after;
    });
  }

  change(by: Principal, id: string, revision: number, wanted: NewTarget): Promise<TargetRow> {
    return this.write(wanted, async (tx) => {
      const before = await this.lock(tx, by, id, revision, wanted);
      await tx.query(CHANGE, [...(await this.saidBy(tx, by, wanted)), id]);
      const after = await this.read(tx, by, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return after;
    });
  }

  /** @param revision the one that the caller saw; null takes whatever stands */
  retire(by: Principal, id: string, revision: number | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, by, id, revision, null);
      await tx.query(RETIRE, [id, this.clock.now()]);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.retired`, object: { kind: KIND, id }, before });
    });
  }

  /** Writes a target; one of the same indicator, subject and day is told, with both. */
  private async write(wanted: NewTarget, work: (tx: Sql) => Promise<TargetRow>): Promise<TargetRow> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (!isViolationOf(error, 'target_dated')) throw error;
      const key = await this.subjectKey(this.database, wanted);
      const [current] = await this.database.query<TargetRow[]>(SAME_DATE, [wanted.indicator, wanted.subject.kind, key, wanted.from]);
      throw new Refusal('target-same-date', { versions: { current: current ?? null, yours: wanted } });
    }
  }

  private async saidBy(tx: Sql, by: Principal, wanted: NewTarget): Promise<readonly unknown[]> {
    checkTarget(wanted as Omit<Target, 'subject' | 'from' | 'origin'>);
    const key = await this.subjectKey(tx, wanted);
    if (wanted.subject.kind === 'agent' && key !== null && !(await this.seesAgents(tx, by)))
      throw new Refusal('no-monitoring-agreement', {});
    const { indicator, from, value, upper, warning, critical, origin } = wanted;
    return [indicator, wanted.subject.kind, key, from, value, upper, warning, critical, origin];
  }

  /** Null for every subject of the kind; there is but one organisation, so naming it says the same. */
  private async subjectKey(sql: Sql, { subject: { kind, id } }: NewTarget): Promise<number | null> {
    if (id == null) return null;
    const subject = await subjectById(sql, id);
    if (subject?.kind !== kind) throw new Refusal('not-found', { kind: 'subject', id });
    return kind === 'organisation' ? null : subject.key;
  }

  private async lock(tx: Sql, by: Principal, id: string, revision: number | null, yours: NewTarget | null): Promise<TargetRow> {
    await tx.query(LOCK, [id]);
    const current = await this.read(tx, by, id);
    if (revision !== null && current.revision !== revision) throw new Refusal('stale-revision', { versions: { current, yours } });
    return current;
  }

  private async read(sql: Sql, by: Principal, id: string): Promise<TargetRow> {
    const [row] = await sql.query<TargetRow[]>(ONE, [id]);
    const shown = row && (row.subject.kind !== 'agent' || row.subject.id === null || (await this.seesAgents(sql, by)));
    if (!row || !shown) throw new Refusal('not-found', { kind: KIND, id });
    return row;
  }

  private seesAgents(sql: Sql, by: Principal): Promise<boolean> {
    return seesAgents(sql, by, 'organisation', this.clock.now());
  }
}
