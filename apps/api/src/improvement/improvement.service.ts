import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApprovalRow, ImprovementContent, ImprovementQuery, ImprovementRow, List, NewImprovement } from '@circolo/contracts';
import {
  IMPROVEMENT_SIGNERS,
  type ImprovementCommand,
  type ImprovementState,
  moveImprovement,
  Refusal,
  type SigningFunction,
} from '@circolo/domain';
import { sign } from '../approvals/sign';
import { recordEvent } from '../audit/record-event';
import { agentsOpenTo, seesAgents } from '../indicators/individual-figures.reads';
import { notify } from '../notifications/notify';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { INSERT, LIST, LOCK, MOVE, ONE, REVISE } from './improvement.queries';

const KIND = 'improvement-action';

interface Locked {
  readonly id: string;
  readonly state: ImprovementState;
  readonly contentRevision: number;
  readonly revision: number;
}

/** Improvement actions: proposed by rules or people, signed by two functions, then carried out. */
@Injectable()
export class ImprovementService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(by: Principal, { state, period, limit, cursor }: ImprovementQuery): Promise<List<ImprovementRow>> {
    const agents = await seesAgents(this.database, by, 'improvement', this.clock.now());
    const rows = await this.database.query<ImprovementRow[]>(LIST, [
      state ?? null,
      period ?? null,
      agents,
      ...keysOf(cursor, 2),
      limit + 1,
    ]);
    return pageOf(rows, limit, (row) => [row.createdAt, row.id]);
  }

  get(by: Principal, id: string): Promise<ImprovementRow> {
    return this.read(this.database, by, id);
  }

  propose(by: Principal, wanted: NewImprovement): Promise<ImprovementRow> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const content = [wanted.title, wanted.problem, wanted.hypothesis, wanted.expectedEffect, wanted.dueOn];
      const [row] = await tx.query<{ id: string }[]>(INSERT, [wanted.subject, wanted.indicator, ...content, by.personId, at]);
      if (!row) throw new Error('an action was not kept');
      await recordEvent(tx, { by: by.personId, action: `${KIND}.proposed`, object: { kind: KIND, id: row.id }, after: wanted });
      const action = await this.read(tx, by, row.id);
      await tellSigners(tx, action, by, at);
      return action;
    });
  }

  /** Changes the content; the signatures given were for what it said before, and count no more. */
  revise(by: Principal, id: string, revision: number, wanted: ImprovementContent): Promise<ImprovementRow> {
    return this.database.transaction(async (tx) => {
      const locked = await this.lock(tx, id);
      const before = await this.read(tx, by, id);
      if (locked.revision !== revision) throw new Refusal('stale-revision', { versions: { current: before, yours: wanted } });
      const state = moveImprovement(locked.state, 'revise');
      const at = this.clock.now();
      await tx.query(REVISE, [id, wanted.title, wanted.problem, wanted.hypothesis, wanted.expectedEffect, wanted.dueOn, state, at]);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.revised`, object: { kind: KIND, id }, before, after: wanted });
      const action = await this.read(tx, by, id);
      await tellSigners(tx, action, by, at);
      return action;
    });
  }

  /** Signs for a function; `repeated` when this person had signed for it before, and nothing changed. */
  sign(by: Principal, id: string, signing: SigningFunction): Promise<{ approval: ApprovalRow; repeated: boolean }> {
    return this.database.transaction(async (tx) => {
      const locked = await this.lock(tx, id);
      await this.read(tx, by, id);
      const at = this.clock.now();
      const object = { kind: KIND, id, revision: locked.contentRevision };
      const { approval, repeated, released } = await sign(tx, object, signing, by, at, IMPROVEMENT_SIGNERS);
      if (repeated) return { approval, repeated };
      const reviewed = moveImprovement(locked.state, 'sign');
      await tx.query(MOVE, [id, released ? moveImprovement(reviewed, 'release') : reviewed, null, at]);
      await recordEvent(tx, {
        by: by.personId,
        action: `${KIND}.signed`,
        object: { kind: KIND, id },
        after: { function: signing, released },
      });
      return { approval, repeated };
    });
  }

  move(by: Principal, id: string, command: ImprovementCommand, reason: string | null = null): Promise<ImprovementRow> {
    return this.database.transaction(async (tx) => {
      const locked = await this.lock(tx, id);
      await this.read(tx, by, id);
      const state = moveImprovement(locked.state, command);
      await tx.query(MOVE, [id, state, reason, this.clock.now()]);
      await recordEvent(tx, {
        by: by.personId,
        action: `${KIND}.${state}`,
        object: { kind: KIND, id },
        before: { state: locked.state },
        after: { state, reason },
      });
      return this.read(tx, by, id);
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<Locked> {
    const [locked] = await tx.query<Locked[]>(LOCK, [id]);
    if (!locked) throw new Refusal('not-found', { kind: KIND, id });
    return locked;
  }

  private async read(sql: Sql, by: Principal, id: string): Promise<ImprovementRow> {
    const agents = await seesAgents(sql, by, 'improvement', this.clock.now());
    const [row] = await sql.query<ImprovementRow[]>(ONE, [id, agents]);
    if (!row) throw new Refusal('not-found', { kind: KIND, id });
    return row;
  }
}

/** An action that a person wrote waits for the signatures, anew with each content. */
async function tellSigners(tx: Sql, { id, title, subject, contentRevision }: ImprovementRow, by: Principal, at: string): Promise<void> {
  const agents = subject?.kind === 'agent' ? { seenBy: (await agentsOpenTo(tx, at))('improvement'), otherwise: null } : undefined;
  const object = { kind: KIND, id };
  const occurrence = String(contentRevision);
  await notify(tx, { cause: 'improvement-to-sign', object, occurrence, details: { title }, except: by.personId, agents, at });
}
