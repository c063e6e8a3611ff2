import { ROLES, SCOPES, type Role, type Scope } from './role';

/** What a route can ask for: `<room>.<verb>`. */
export const PERMISSIONS = [
  'session.own',
  'tokens.own',
  'inbox.read',
  'notifications.own',
  'organisation.read',
  'settings.read',
  'settings.write',
  'calendars.read',
  'calendars.write',
  'people.read',
  'people.write',
  'agreement.read',
  'agreement.write',
  'audit.read',
  'queues.read',
  'mail.read',
  'metrics.read',
  'imports.read',
  'imports.write',
  'indicators.read',
  'indicators.write',
  'measurements.read',
  'views.read',
  'views.write',
  'views.share',
  'targets.read',
  'targets.write',
  'deviations.read',
  'rules.read',
  'rules.write',
  'rules.publish',
  'runs.read',
  'runs.start',
  'schedules.write',
  'outcomes.read',
  'improvement.read',
  'improvement.work',
  'improvement.sign',
  'training.read',
  'training.assign',
  'bonus.read',
  'bonus.decide',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const everybody = (scope: Scope): Record<Role, Scope> => Object.fromEntries(ROLES.map((role) => [role, scope])) as Record<Role, Scope>;

/**
 * The one table of who may do what, and on whose things. A role that is not named may not. Individual figures are closed further by
 * the monitoring agreement, whatever stands here; an outcome of a kind is read by whoever reads that room (`improvement.read`,
 * `training.read`, `bonus.read`).
 */
export const POLICY: Readonly<Record<Permission, Readonly<Partial<Record<Role, Scope>>>>> = {
  'session.own': everybody('own'),
  'tokens.own': everybody('own'),
  'inbox.read': everybody('own'),
  'notifications.own': everybody('own'),
  'organisation.read': everybody('all'),
  'settings.read': { admin: 'all', 'care-manager': 'all', auditor: 'all' },
  'settings.write': { admin: 'all' },
  'calendars.read': everybody('all'),
  'calendars.write': { admin: 'all', 'care-manager': 'all' },
  'people.read': { admin: 'all', 'care-manager': 'all', trainer: 'all', hr: 'all', auditor: 'all', agent: 'own', marketing: 'own' },
  'people.write': { admin: 'all' },
  'agreement.read': everybody('all'),
  'agreement.write': { admin: 'all' },
  'audit.read': { admin: 'all', auditor: 'all' },
  'queues.read': { admin: 'all' },
  'mail.read': { admin: 'all' },
  'metrics.read': { admin: 'all' },
  'imports.read': { admin: 'all', 'care-manager': 'all' },
  'imports.write': { admin: 'all', 'care-manager': 'all' },
  'indicators.read': everybody('all'),
  'measurements.read': { ...everybody('all'), agent: 'own' },
  'views.read': everybody('all'),
  'views.write': everybody('own'),
  'views.share': { admin: 'all', 'care-manager': 'all', marketing: 'all', trainer: 'all', hr: 'all' },
  'targets.read': { 'care-manager': 'all', auditor: 'all' },
  'targets.write': { 'care-manager': 'all' },
  'indicators.write': { 'care-manager': 'all' },
  'deviations.read': { ...everybody('all'), agent: 'own' },
  'rules.read': { 'care-manager': 'all', hr: 'all', auditor: 'all' },
  'rules.write': { 'care-manager': 'all', hr: 'all' },
  'rules.publish': { 'care-manager': 'all', hr: 'all' },
  'runs.read': { admin: 'all', 'care-manager': 'all', hr: 'all', auditor: 'all' },
  'runs.start': { 'care-manager': 'all', hr: 'all' },
  'schedules.write': { admin: 'all', 'care-manager': 'all' },
  'outcomes.read': { 'care-manager': 'all', marketing: 'all', trainer: 'all', hr: 'all', auditor: 'all', agent: 'own' },
  'improvement.read': { 'care-manager': 'all', marketing: 'all', auditor: 'all' },
  'improvement.work': { 'care-manager': 'all', marketing: 'all' },
  'improvement.sign': { 'care-manager': 'all', marketing: 'all' },
  'training.read': { 'care-manager': 'all', trainer: 'all', auditor: 'all', agent: 'own' },
  'training.assign': { trainer: 'all' },
  'bonus.read': { 'care-manager': 'all', hr: 'all', auditor: 'all', agent: 'own' },
  'bonus.decide': { hr: 'all' },
};

/** The widest scope that any of the roles has for the permission, or `null` when none has it. */
export function allowed(roles: readonly Role[], permission: Permission): Scope | null {
  const widths = roles.map((role) => SCOPES.indexOf(POLICY[permission][role] as Scope));
  return SCOPES[Math.max(-1, ...widths)] ?? null;
}
