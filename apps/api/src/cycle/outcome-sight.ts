import { agreementCovers, allowed, localDayOf, type OutcomeKind, OUTCOME_KINDS, type Permission } from '@circolo/domain';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { organisationSettings } from '../subjects/organisation.reads';

/** An outcome of a kind is read by whoever reads the room that it asks something of; what a rule said, by whoever reads what it asks for. */
const READING: Readonly<Record<OutcomeKind, Permission>> = {
  improvement: 'improvement.read',
  training: 'training.read',
  bonus: 'bonus.read',
};

/** The first four parameters of `visible`: kinds seen, kinds of which agents are seen, kinds of which one's own is seen, the agent that one is. */
export async function sightOf(sql: Sql, now: string, { roles, agentKey }: Principal): Promise<readonly unknown[]> {
  const kinds = (scope: 'all' | 'own') => OUTCOME_KINDS.filter((kind) => allowed(roles, READING[kind]) === scope);
  const recorded = await recordedAgreement(sql);
  const today = recorded && localDayOf(now, (await organisationSettings(sql)).timeZone);
  const agreement = today !== null && agreementCovers(recorded, { from: today, until: today }) ? recorded : null;
  if (agreement === null) return [kinds('all'), [], [], null];
  const opened = roles.some((role) => agreement.roles.includes(role)) ? agreement.purposes : [];
  const own = OUTCOME_KINDS.filter((kind) => allowed(roles, READING[kind]) !== null);
  return [kinds('all'), kinds('all').filter((kind) => opened.includes(kind)), own, agentKey];
}

/** Whether a reader sees what is of that kind about the subject `s`, with the parameters of `sightOf` first. @param kind an SQL expression */
export function visible(kind: string): string {
  return `((${kind} = any($1::text[]) and (s.kind <> 'agent' or ${kind} = any($2::text[]))) or (${kind} = any($3::text[]) and s.key = $4::int))`;
}
