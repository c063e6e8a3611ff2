import { agreementCovers, allowed, localDayOf, type MonitoringAgreement, type OutcomeKind, Refusal } from '@circolo/domain';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { organisationSettings } from '../subjects/organisation.reads';

/**
 * The agreement, for a reader whom it lets see single agents for what a rule asks: who may read what comes of such rules, in a role that
 * the agreement names, today.
 * @throws Refusal `forbidden` for whom the room is closed, `no-monitoring-agreement` where nothing opens agents to them
 */
export async function agreementForReader(sql: Sql, by: Principal, outcome: OutcomeKind, now: string): Promise<MonitoringAgreement> {
  const permission = `${outcome}.read` as const;
  if (allowed(by.roles, permission) !== 'all') throw new Refusal('forbidden', { permission });
  const recorded = await recordedAgreement(sql);
  const today = recorded && localDayOf(now, (await organisationSettings(sql)).timeZone);
  const covers = today !== null && agreementCovers(recorded, { from: today, until: today });
  if (!covers || !recorded.purposes.includes(outcome) || !by.roles.some((role) => recorded.roles.includes(role))) {
    throw new Refusal('no-monitoring-agreement');
  }
  return recorded;
}
