export const ROLES = ['admin', 'care-manager', 'marketing', 'trainer', 'hr', 'agent', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** On whose things: one's own, one's team's, everybody's. In widening order. */
export const SCOPES = ['own', 'team', 'all'] as const;
export type Scope = (typeof SCOPES)[number];
