import { CAUSES, mayBeTold, NOTIFICATION_CAUSES, type NotificationCause, type Role } from '@circolo/domain';
import type { AgentSight } from './agent-sight';

/** What somebody may read now of what they were told: by cause, and by cause where it speaks of single agents. */
export interface Readable {
  readonly causes: readonly NotificationCause[];
  readonly aboutAgents: readonly NotificationCause[];
}

export async function readableBy(sight: AgentSight, roles: readonly Role[]): Promise<Readable> {
  const openTo = await sight.openTo();
  const seenBy = (cause: NotificationCause) => {
    const { purpose } = CAUSES[cause];
    return purpose === null ? [] : openTo(purpose);
  };
  return {
    causes: NOTIFICATION_CAUSES.filter((cause) => mayBeTold(cause, roles, false, [])),
    aboutAgents: NOTIFICATION_CAUSES.filter((cause) => mayBeTold(cause, roles, true, seenBy(cause))),
  };
}

/** The condition of a query on `notification n`, with the two lists as the parameters `$causes` and `$aboutAgents`. */
export const readableIn = (causes: string, aboutAgents: string): string =>
  `n.cause = any(${causes}::text[]) and (not n.about_agents or n.cause = any(${aboutAgents}::text[]))`;
