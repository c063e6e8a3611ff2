import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EligibilityDecision, EligibilityQuery, EligibilityRow, List } from '@circolo/contracts';
import { decideEligibility, type EligibilityState, Refusal, type Scope } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { seesAgents } from '../indicators/individual-figures.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { DECIDE, LIST, LOCK, ONE } from './bonus.queries';

const KIND = 'bonus-eligibility';

/** Who is eligible for a bonus, who could not be evaluated, and what HR decided on each, with its reason. */
@Injectable()
export class BonusService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(by: Principal, scope: Scope, { period, state, limit, cursor }: EligibilityQuery): Promise<List<EligibilityRow>> {
    const visible = await this.visible(this.database, by, scope);
    const rows = await this.database.query<EligibilityRow[]>(LIST, [
      ...visible,
      period ?? null,
      state ?? null,
      ...keysOf(cursor, 2),
      limit + 1,
    ]);
    return pageOf(rows, limit, (row) => [row.subject.name, row.id]);
  }

  get(by: Principal, scope: Scope, id: string): Promise<EligibilityRow> {
    return this.read(this.database, by, scope, id);
  }

  decide(by: Principal, id: string, { decision, reason }: EligibilityDecision): Promise<EligibilityRow> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const [locked] = await tx.query<{ state: EligibilityState; persons: string[] }[]>(LOCK, [id, at.slice(0, 10)]);
      if (!locked) throw new Refusal('not-found', { kind: KIND, id });
      await this.read(tx, by, 'all', id);
      const command = decision === 'confirmed' ? 'confirm' : 'decline';
      const state = decideEligibility(locked.state, { command, reason, by: by.personId, persons: locked.persons });
      await tx.query(DECIDE, [id, state, reason, by.personId, at]);
      await recordEvent(tx, {
        by: by.personId,
        action: `${KIND}.${state}`,
        object: { kind: KIND, id },
        before: { state: locked.state },
        after: { state, reason },
      });
      return this.read(tx, by, 'all', id);
    });
  }

  private async read(sql: Sql, by: Principal, scope: Scope, id: string): Promise<EligibilityRow> {
    const [row] = await sql.query<EligibilityRow[]>(ONE, [...(await this.visible(sql, by, scope)), id]);
    if (!row) throw new Refusal('not-found', { kind: KIND, id });
    return row;
  }

  private async visible(sql: Sql, by: Principal, scope: Scope): Promise<readonly [boolean, boolean, number | null]> {
    return [await seesAgents(sql, by, 'bonus', this.clock.now()), scope === 'own', by.agentKey];
  }
}
