import type { Verdict } from '@circolo/domain';
import type { StateName } from '../ui/state';

/** A rule that holds is neither good nor bad news: it is marked, and the others are quiet. */
export const VERDICT_SHOWN_AS: Record<Verdict, StateName> = { holds: 'watch', fails: 'none', 'not-evaluable': 'none' };
