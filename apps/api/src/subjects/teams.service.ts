import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { List, TeamRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { subjectById } from './subjects.reads';
import { lockedSubject, seesAgents } from './subjects.service';
import { IS_ABOVE, MOVE_TEAM, RAISE_REVISION, TEAMS } from './teams.queries';

/** The tree of teams. */
@Injectable()
export class TeamsService {
  constructor(private readonly database: DataSource) {}

  async list(by: Principal, on: string | null): Promise<List<TeamRow>> {
    return { items: await teamsOn(this.database, by, on), next: null };
  }

  /** @param parent the id of the team to put it under, or null for the top. @throws Refusal `team-in-circle`, `stale-revision` */
  move(by: Principal, id: string, revision: number, parent: string | null): Promise<TeamRow> {
    return this.database.transaction(async (tx) => {
      // Two moves at once could close a circle that neither of them sees.
      await tx.query('lock table team in share row exclusive mode');
      const team = await lockedSubject(tx, id, revision, { parent });
      if (team.kind !== 'team') throw new Refusal('not-found', { kind: 'team' });
      const before = await teamOf(tx, by, id);
      await this.put(tx, team.key, parent);
      const after = await teamOf(tx, by, id);
      const object = { kind: 'team', id };
      await recordEvent(tx, { by: by.personId, action: 'team.moved', object, before: { parent: before.parent }, after: { parent } });
      return after;
    });
  }

  private async put(tx: EntityManager, key: number, parent: string | null): Promise<void> {
    const above = parent === null ? null : await subjectById(tx, parent);
    if (parent !== null && above?.kind !== 'team') {
      throw new Refusal('validation', { errors: [{ field: 'parent', code: 'unknown', message: 'There is no such team' }] });
    }
    if (above) {
      const [circle] = await tx.query<{ isAbove: boolean }[]>(IS_ABOVE, [key, above.key]);
      if (circle?.isAbove) throw new Refusal('team-in-circle', {});
    }
    await tx.query(MOVE_TEAM, [key, above?.key ?? null]);
    await tx.query(RAISE_REVISION, [key]);
  }
}

function teamsOn(sql: Sql, by: Principal, on: string | null): Promise<TeamRow[]> {
  return sql.query(TEAMS, [on, seesAgents(by), by.agentKey]);
}

async function teamOf(sql: Sql, by: Principal, id: string): Promise<TeamRow> {
  const team = (await teamsOn(sql, by, null)).find((row) => row.id === id);
  if (!team) throw new Refusal('not-found', { kind: 'team' });
  return team;
}
