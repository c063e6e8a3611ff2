import type { Said } from '@circolo/contracts';
import type { StateName } from '../ui/state';

/** How what a rule said is drawn: what asks for something stands out; that nothing happened is neither good nor bad. */
export const saidAs: Readonly<Record<Said, StateName>> = { fired: 'warning', suppressed: 'watch', not: 'none', 'not-told': 'none' };
