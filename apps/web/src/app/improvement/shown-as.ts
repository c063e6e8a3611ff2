import type { ImprovementState } from '@circolo/domain';
import type { StateName } from '../ui/state';

/** The shape and colour of an action's state. */
export const SHOWN_AS: Record<ImprovementState, StateName> = {
  proposed: 'warning',
  'in-review': 'watch',
  'changes-requested': 'warning',
  approved: 'watch',
  rejected: 'none',
  'in-progress': 'watch',
  implemented: 'met',
  withdrawn: 'none',
};
