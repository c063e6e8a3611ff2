import type { MonitoringPurpose } from '../monitoring/agreement';
import type { Permission } from '../people/policy';
import type { Role } from '../people/role';

/** How somebody is told: not at all, in the application, there and once a day by mail, or there and by mail as it comes. In widening order. */
export const NOTIFICATION_WAYS = ['none', 'application', 'digest', 'mail'] as const;
export type NotificationWay = (typeof NOTIFICATION_WAYS)[number];

/** What people are told of by themselves. */
export const NOTIFICATION_CAUSES = [
  'run-completed',
  'run-failed',
  'run-data-late',
  'improvement-to-sign',
  'improvement-withdrawn',
  'improvement-basis-changed',
  'training-proposed',
  'training-withdrawn',
  'training-basis-changed',
  'training-assigned',
  'training-scheduled',
  'bonus-to-decide',
  'bonus-withdrawn',
  'bonus-basis-changed',
  'import-rejections',
  'import-failed',
  'mail-failed',
] as const;
export type NotificationCause = (typeof NOTIFICATION_CAUSES)[number];

export interface CauseDescriptor {
  /** What its reader must be allowed to do, when it is written and whenever it is read. */
  readonly needs: Permission;
  /** Who is told by function. */
  readonly functions: readonly Role[];
  /** Whether those by function are told also when persons are named; otherwise they stand in for them. */
  readonly besides: boolean;
  /** What single agents may be seen for by its readers; null where it never speaks of any but its reader. */
  readonly purpose: MonitoringPurpose | null;
  /** How they are told until they choose otherwise. */
  readonly way: NotificationWay;
  /** A mail about mail that does not arrive would not arrive. */
  readonly mailable: boolean;
}

const cause = (needs: Permission, functions: readonly Role[], more: Partial<CauseDescriptor> = {}): CauseDescriptor => ({
  needs,
  functions,
  besides: true,
  purpose: null,
  way: 'application',
  mailable: true,
  ...more,
});

const insteadOfOwner = { besides: false } as const;

export const CAUSES: Readonly<Record<NotificationCause, CauseDescriptor>> = {
  'run-completed': cause('runs.read', ['care-manager']),
  'run-failed': cause('runs.read', ['care-manager'], { way: 'mail' }),
  'run-data-late': cause('runs.read', ['care-manager'], { way: 'digest' }),
  'improvement-to-sign': cause('improvement.sign', ['care-manager', 'marketing'], { purpose: 'improvement', way: 'digest' }),
  'improvement-withdrawn': cause('improvement.sign', ['care-manager', 'marketing'], { purpose: 'improvement' }),
  'improvement-basis-changed': cause('improvement.sign', ['care-manager'], { ...insteadOfOwner, purpose: 'improvement', way: 'digest' }),
  'training-proposed': cause('training.assign', ['trainer'], { purpose: 'training', way: 'digest' }),
  'training-withdrawn': cause('training.assign', ['trainer'], { purpose: 'training' }),
  'training-basis-changed': cause('training.assign', ['trainer'], { ...insteadOfOwner, purpose: 'training', way: 'digest' }),
  'training-assigned': cause('training.read', [], { way: 'mail' }),
  'training-scheduled': cause('training.read', [], { way: 'mail' }),
  'bonus-to-decide': cause('bonus.decide', ['hr'], { purpose: 'bonus', way: 'digest' }),
  'bonus-withdrawn': cause('bonus.decide', ['hr'], { purpose: 'bonus' }),
  'bonus-basis-changed': cause('bonus.decide', ['hr'], { ...insteadOfOwner, purpose: 'bonus', way: 'digest' }),
  'import-rejections': cause('imports.read', ['care-manager'], insteadOfOwner),
  'import-failed': cause('imports.read', ['care-manager'], { ...insteadOfOwner, way: 'mail' }),
  'mail-failed': cause('mail.read', ['admin'], { mailable: false }),
};
