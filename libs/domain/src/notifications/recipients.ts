import { allowed, type Permission, POLICY } from '../people/policy';
import type { Role } from '../people/role';
import { CAUSES, NOTIFICATION_CAUSES, type NotificationCause } from './cause';

/** Somebody who could be told. */
export interface Reader {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Whom the news is for, and how far it speaks of single agents. */
export interface Audience {
  /** Those whom it concerns by name; nobody where it concerns functions alone. */
  readonly named: readonly string[];
  /** Whoever made it happen knows. */
  readonly except?: string | null;
  /** Whether it speaks of single agents other than its reader. */
  readonly aboutAgents: boolean;
  /** Whether there is something to say to those who may not see single agents. */
  readonly withoutAgents: boolean;
  /** The roles that the monitoring agreement opens single agents to, for the purpose of the cause. */
  readonly agentsSeenBy: readonly Role[];
}

/** Somebody who is told; `agents` is whether of single agents too. */
export interface Recipient {
  readonly id: string;
  readonly agents: boolean;
}

/** Whether somebody of these roles may be told of it, and may go on reading it. */
export function mayBeTold(cause: NotificationCause, roles: readonly Role[], aboutAgents: boolean, agentsSeenBy: readonly Role[]): boolean {
  if (allowed(roles, CAUSES[cause].needs) === null) return false;
  return !aboutAgents || roles.some((role) => agentsSeenBy.includes(role));
}

/** Who of these people is told: those named and those of the functions, as far as the policy lets them read it. */
export function recipientsOf(cause: NotificationCause, audience: Audience, people: readonly Reader[]): readonly Recipient[] {
  const { functions, besides } = CAUSES[cause];
  const readers = people.filter(({ roles }) => mayBeTold(cause, roles, false, []));
  const named = readers.filter(({ id }) => audience.named.includes(id));
  const byFunction = besides || named.length === 0 ? readers.filter(({ roles }) => roles.some((role) => functions.includes(role))) : [];
  return [...new Set([...named, ...byFunction])]
    .filter(({ id }) => id !== audience.except)
    .map(({ id, roles }) => ({ id, agents: audience.aboutAgents && mayBeTold(cause, roles, true, audience.agentsSeenBy) }))
    .filter(({ agents }) => agents || !audience.aboutAgents || audience.withoutAgents);
}

/** The causes that somebody of these roles can ever be told of: by their functions, or as the agent whom it concerns. */
export function causesOf(roles: readonly Role[]): readonly NotificationCause[] {
  return NOTIFICATION_CAUSES.filter((cause) => {
    const { functions } = CAUSES[cause];
    const concerned =
      functions.length === 0 ? roles.includes('agent') : roles.some((role) => canOwn(cause, role) || functions.includes(role));
    return concerned && mayBeTold(cause, roles, false, []);
  });
}

/** Whoever may start a run, send a file or sign is named where it is theirs, whatever their function. */
const canOwn = (cause: NotificationCause, role: Role): boolean => POLICY[OWNERS_CAN[cause] ?? CAUSES[cause].needs][role] !== undefined;
const OWNERS_CAN: Partial<Record<NotificationCause, Permission>> = {
  'run-completed': 'runs.start',
  'run-failed': 'runs.start',
  'run-data-late': 'runs.start',
  'import-rejections': 'imports.write',
  'import-failed': 'imports.write',
};
