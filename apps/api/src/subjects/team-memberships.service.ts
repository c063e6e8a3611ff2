import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Membership, NewMembership } from '@circolo/contracts';
import { Refusal, type SubjectKind } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { CLOSE_OPEN, END_MEMBERSHIP, MEMBERSHIP, NEW_MEMBERSHIP } from './team-memberships.queries';
import { subjectById } from './subjects.reads';

/** Who was in which team when: by local days, both ends included; nobody in two teams at once. */
@Injectable()
export class TeamMembershipsService {
  constructor(private readonly database: DataSource) {}

  /** @throws Refusal `membership-overlaps` when the agent is in a team on one of these days already */
  join(by: Principal, { agent, team, from, until }: NewMembership): Promise<Membership> {
    refuseBackwards(from, until);
    return this.orOverlap(
      this.database.transaction(async (tx) => {
        const agentKey = await keyOf(tx, 'agent', agent);
        const teamKey = await keyOf(tx, 'team', team);
        const [closed] = await tx.query<[{ id: string }[], number]>(CLOSE_OPEN, [agentKey, from]);
        const [made] = await tx.query<{ id: string }[]>(NEW_MEMBERSHIP, [agentKey, teamKey, from, until]);
        if (!made) throw new Error('a membership was not stored');
        const after = await membershipOf(tx, made.id);
        const object = { kind: 'team-membership', id: made.id };
        await recordEvent(tx, {
          by: by.personId,
          action: 'team-membership.created',
          object,
          after: { ...after, closed: closed.map(({ id }) => id) },
        });
        return after;
      }),
    );
  }

  /** @param until the last day, or null when it goes on. @throws Refusal `stale-revision`, `membership-overlaps` */
  end(by: Principal, id: string, revision: number, until: string | null): Promise<Membership> {
    return this.orOverlap(
      this.database.transaction(async (tx) => {
        const before = await membershipOf(tx, id, 'for update of m');
        if (before.revision !== revision) throw new Refusal('stale-revision', { versions: { current: before, yours: { until } } });
        refuseBackwards(before.from, until);
        await tx.query(END_MEMBERSHIP, [id, until]);
        const after = await membershipOf(tx, id);
        await recordEvent(tx, { by: by.personId, action: 'team-membership.ended', object: { kind: 'team-membership', id }, before, after });
        return after;
      }),
    );
  }

  /** Takes back a membership that never was. Contacts keep the team that they were stored with. */
  remove(by: Principal, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await membershipOf(tx, id, 'for update of m');
      await tx.query('delete from team_membership where id = $1', [id]);
      await recordEvent(tx, { by: by.personId, action: 'team-membership.removed', object: { kind: 'team-membership', id }, before });
    });
  }

  private orOverlap<T>(work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      throw isViolationOf(error, 'team_membership_one_at_a_time') ? new Refusal('membership-overlaps', {}) : error;
    });
  }
}

async function membershipOf(sql: Sql, id: string, lock = ''): Promise<Membership> {
  const [membership]: Membership[] = await sql.query(`${MEMBERSHIP} ${lock}`, [id]);
  if (!membership) throw new Refusal('not-found', { kind: 'team-membership' });
  return membership;
}

async function keyOf(sql: Sql, kind: SubjectKind, id: string): Promise<number> {
  const subject = await subjectById(sql, id);
  if (subject?.kind === kind) return subject.key;
  throw new Refusal('validation', { errors: [{ field: kind, code: 'unknown', message: `There is no such ${kind}` }] });
}

function refuseBackwards(from: string, until: string | null): void {
  if (until === null || until >= from) return;
  throw new Refusal('validation', { errors: [{ field: 'until', code: 'before-from', message: 'Ends before it begins' }] });
}
