import { type Decision, type Explanation, type Reason, reasonsOf, type Rule } from '@circolo/domain';

/** A verdict as a run keeps it: explained as small as can be, or, by a run that began before that, with its reasons as they are. */
export type KeptDecision = Omit<Decision, 'outcomeKind' | 'because'> & { readonly because: Explanation | readonly Reason[] };

/** The decision with its reasons written out, as an outcome keeps them. */
export function writtenOut({ conditions, outcome }: Rule, { because, ...decision }: KeptDecision): Decision {
  const kept = { ...decision, outcomeKind: outcome.kind };
  if (!('told' in because)) return { ...kept, because };
  return { ...kept, because: reasonsOf(conditions, because), ...(because.earlier && { earlier: because.earlier }) };
}
