import type { Permission } from '@circolo/domain';

/** A page of the list on the left: `key` is its word among the texts of the list, `permission` what opens it (everybody's, when not said). */
export interface Destination {
  readonly path: string;
  readonly key: string;
  readonly permission?: Permission;
}

/** The stages, in the order of the cycle. */
export const STAGES: readonly Destination[] = [
  { path: 'today', key: 'today' },
  { path: 'monitoring', key: 'monitoring', permission: 'agreement.read' },
  { path: 'sources', key: 'sources', permission: 'imports.read' },
  { path: 'indicators', key: 'indicators', permission: 'measurements.read' },
  { path: 'deviations', key: 'deviations', permission: 'deviations.read' },
  { path: 'rules', key: 'rules', permission: 'rules.read' },
  { path: 'improvement', key: 'improvement', permission: 'improvement.read' },
  { path: 'training', key: 'training', permission: 'training.read' },
  { path: 'bonus', key: 'bonus', permission: 'bonus.read' },
];

/** What belongs to the organisation rather than to a stage. */
export const ORGANISATION: readonly Destination[] = [
  { path: 'runs', key: 'runs', permission: 'runs.read' },
  { path: 'people', key: 'people', permission: 'people.write' },
  { path: 'calendars', key: 'calendars', permission: 'settings.read' },
  { path: 'audit', key: 'audit', permission: 'audit.read' },
  { path: 'settings', key: 'settings', permission: 'settings.read' },
];

/** The four tabs of a phone; `me` leads to everything else. */
export const TABS: readonly Destination[] = [
  { path: 'today', key: 'today' },
  { path: 'deviations', key: 'deviations', permission: 'deviations.read' },
  { path: 'training', key: 'agenda', permission: 'training.read' },
  { path: 'me', key: 'me' },
];

/** What a page's address asks for, or null when it is open to everybody. */
export function permissionOf(path: string): Permission | null {
  return [...STAGES, ...ORGANISATION].find((destination) => destination.path === path)?.permission ?? null;
}
