import {
  agentFiguresOpen,
  agentIndicators,
  agentRulesOpen,
  type Days,
  type IndicatorCode,
  INDICATOR_LIST,
  localDayOf,
  type MonitoringAgreement,
  type MonitoringPurpose,
  type Role,
  type Scope,
} from '@circolo/domain';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';
import { organisationSettings } from '../subjects/organisation.reads';
import { recordedAgreement } from './monitoring-agreement.reads';

/** What somebody may see over some days: indicators of other agents, of themselves (`ownKey`), and whether figures of groups at all. */
export interface Sight {
  readonly others: readonly IndicatorCode[];
  readonly own: readonly IndicatorCode[];
  readonly ownKey: number | null;
  readonly groups: boolean;
}

/** Indicators of agents open to a reader: of others by role and purpose, their own whatever is computed. */
export function sightOf(
  agreement: MonitoringAgreement | null,
  { roles, agentKey }: Pick<Principal, 'roles' | 'agentKey'>,
  scope: Scope,
  days: Days,
): Sight {
  const opened = (code: IndicatorCode) => roles.some((role) => agentFiguresOpen(agreement, code, role, 'organisation', days));
  return {
    others: scope === 'own' ? [] : INDICATOR_LIST.map(({ code }) => code).filter(opened),
    own: agentKey === null ? [] : agentIndicators(agreement, days),
    ownKey: agentKey,
    groups: scope !== 'own',
  };
}

/** The indicators of one subject that the reader may see, among all that are measured; a null key is anybody else. */
export function seenOf(sight: Sight, subject: { readonly kind: string; readonly key: number | null }): readonly IndicatorCode[] {
  if (subject.kind !== 'agent') return sight.groups ? INDICATOR_LIST.map(({ code }) => code) : [];
  return subject.key !== null && subject.key === sight.ownKey ? sight.own : sight.others;
}

/** Whether the agreement lets the person, at that instant, see work about single agents for the purpose. Their own is theirs in any case. */
export async function seesAgents(sql: Sql, { roles }: Principal, purpose: MonitoringPurpose, at: string): Promise<boolean> {
  const open = (await agentsOpenTo(sql, at))(purpose);
  return roles.some((role) => open.includes(role));
}

/** The roles to which the agreement opens work about single agents at that instant, by purpose. */
export async function agentsOpenTo(sql: Sql, at: string): Promise<(purpose: MonitoringPurpose) => readonly Role[]> {
  const agreement = await recordedAgreement(sql);
  if (agreement === null) return () => [];
  const { timeZone } = await organisationSettings(sql);
  const today = localDayOf(at, timeZone);
  return (purpose) => (agentRulesOpen(agreement, purpose, { from: today, until: today }) ? agreement.roles : []);
}
