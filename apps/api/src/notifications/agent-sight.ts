import type { MonitoringPurpose, Role } from '@circolo/domain';

/** The roles to which single agents are open for a purpose. */
export type OpenTo = (purpose: MonitoringPurpose) => readonly Role[];

/**
 * To whom single agents are open right now. What opens them is an agreement that a stage keeps: it provides this, so that what people
 * were told can be held to it whenever they read it.
 */
export abstract class AgentSight {
  abstract openTo(): Promise<OpenTo>;
}
