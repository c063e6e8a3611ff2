import type { OutcomeRow } from '@circolo/contracts';
import { ASSIGNMENT_STATES, ELIGIBILITY_STATES, IMPROVEMENT_STATES, type OutcomeKind } from '@circolo/domain';
import type { StateName } from '../ui/state';

/** The states that an outcome of a kind goes through: its own `suppressed`, and those of the work that it becomes. */
export const STATES_OF: Readonly<Record<OutcomeKind, readonly string[]>> = {
  improvement: [...IMPROVEMENT_STATES, 'suppressed'],
  training: [...ASSIGNMENT_STATES, 'suppressed'],
  bonus: [...ELIGIBILITY_STATES, 'suppressed'],
};

const MET = ['implemented', 'attended', 'completed', 'confirmed'];
const WATCH = ['in-review', 'approved', 'in-progress', 'assigned', 'scheduled'];
const WARNING = ['proposed', 'changes-requested', 'not-evaluable', 'missed'];

export function shownAs(state: string): StateName {
  if (MET.includes(state)) return 'met';
  if (WATCH.includes(state)) return 'watch';
  return WARNING.includes(state) ? 'warning' : 'none';
}

/** The key of a state's word: each kind of work has its own. */
export function stateKey(kind: OutcomeKind, state: string): string {
  if (state === 'suppressed') return 'cycle.outcome.suppressed';
  if (kind === 'improvement') return 'improvement.state.' + state;
  return kind === 'training' ? 'training.state.' + state : 'bonus.state.' + state;
}

/** Where the work that an outcome asked for is done; `null` where it asked for nothing. */
export function workLink({ kind, work }: Pick<OutcomeRow, 'kind' | 'work'>): readonly string[] | null {
  if (!work) return null;
  return kind === 'improvement' ? ['/improvement', work.id] : [`/${kind}`];
}
