import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { Attendance, List, Schedule, TrainingQuery, TrainingRow } from '@circolo/contracts';
import { type AssignmentCommand, type AssignmentState, moveAssignment, Refusal, type Scope } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { seesAgents } from '../indicators/individual-figures.reads';
import { notify } from '../notifications/notify';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { LIST, LOCK, MOVE, ONE } from './training.queries';

const KIND = 'training-assignment';
const EXCLUSION_VIOLATION = '23P01';

interface Locked {
  readonly state: AssignmentState;
  readonly subjectKey: number;
  readonly trainer: string | null;
}

interface Change {
  readonly trainer?: string;
  readonly scheduledAt?: string;
  readonly endsAt?: string;
  readonly place?: string;
  readonly reason?: string;
}

/** Training assignments: proposed by rules, accepted and scheduled by a trainer, attended or missed. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(by: Principal, scope: Scope, { state, limit, cursor }: TrainingQuery): Promise<List<TrainingRow>> {
    const visible = await this.visible(this.database, by, scope);
    const rows = await this.database.query<TrainingRow[]>(LIST, [...visible, state ?? null, ...keysOf(cursor, 2), limit + 1]);
    return pageOf(rows, limit, (row) => [row.createdAt, row.id]);
  }

  get(by: Principal, scope: Scope, id: string): Promise<TrainingRow> {
    return this.read(this.database, by, scope, id);
  }

  accept(by: Principal, id: string): Promise<TrainingRow> {
    return this.move(by, id, 'accept', { trainer: by.personId });
  }

  /** Gives date and place; neither the trainer nor the person concerned is ever in two sessions at once. */
  async schedule(by: Principal, id: string, { startsAt, minutes, place }: Schedule): Promise<TrainingRow> {
    const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
    try {
      return await this.move(by, id, 'schedule', { scheduledAt: startsAt, endsAt, place });
    } catch (error) {
      if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === EXCLUSION_VIOLATION) {
        throw new Refusal('time-clash', { startsAt, endsAt });
      }
      throw error;
    }
  }

  attend(by: Principal, id: string, { attended }: Attendance): Promise<TrainingRow> {
    return this.move(by, id, attended ? 'mark-attended' : 'mark-missed', {});
  }

  complete(by: Principal, id: string): Promise<TrainingRow> {
    return this.move(by, id, 'complete', {});
  }

  cancel(by: Principal, id: string, reason: string): Promise<TrainingRow> {
    return this.move(by, id, 'cancel', { reason });
  }

  private move(by: Principal, id: string, command: AssignmentCommand, change: Change): Promise<TrainingRow> {
    return this.database.transaction(async (tx) => {
      const locked = await this.lock(tx, id);
      await this.read(tx, by, 'all', id);
      if (locked.subjectKey === by.agentKey) throw new Refusal('own-line', { kind: KIND, id });
      const at = this.clock.now();
      const state = moveAssignment(locked.state, command, change.reason ?? null);
      const { trainer = null, scheduledAt = null, endsAt = null, place = null, reason = null } = change;
      await tx.query(MOVE, [id, state, trainer, scheduledAt, endsAt, place, reason, at]);
      await recordEvent(tx, {
        by: by.personId,
        action: `${KIND}.${state}`,
        object: { kind: KIND, id },
        before: { state: locked.state },
        after: { state, ...change },
      });
      const row = await this.read(tx, by, 'all', id);
      await tellPerson(tx, row, locked.subjectKey, at);
      return row;
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<Locked> {
    const [locked] = await tx.query<Locked[]>(LOCK, [id]);
    if (!locked) throw new Refusal('not-found', { kind: KIND, id });
    return locked;
  }

  private async read(sql: Sql, by: Principal, scope: Scope, id: string): Promise<TrainingRow> {
    const [row] = await sql.query<TrainingRow[]>(ONE, [...(await this.visible(sql, by, scope)), id]);
    if (!row) throw new Refusal('not-found', { kind: KIND, id });
    return row;
  }

  private async visible(sql: Sql, by: Principal, scope: Scope): Promise<readonly [boolean, boolean, number | null]> {
    return [await seesAgents(sql, by, 'training', this.clock.now()), scope === 'own', by.agentKey];
  }
}

/** The person concerned hears that they are assigned, and when and where it is, each time that this is said anew. */
async function tellPerson(tx: Sql, { id, state, course, scheduledAt, place }: TrainingRow, subjectKey: number, at: string): Promise<void> {
  if (state !== 'assigned' && state !== 'scheduled') return;
  const [agent] = await tx.query<{ personId: string | null }[]>('select person_id as "personId" from agent where subject_key = $1', [
    subjectKey,
  ]);
  if (!agent?.personId) return;
  const told = { object: { kind: KIND, id }, named: [agent.personId], at };
  if (state === 'assigned') return notify(tx, { ...told, cause: 'training-assigned', details: { title: course } });
  await notify(tx, { ...told, cause: 'training-scheduled', occurrence: at, details: { title: course, startsAt: scheduledAt, place } });
}
