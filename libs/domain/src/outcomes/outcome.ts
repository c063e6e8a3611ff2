/**
 * The states of an outcome. `suppressed`: it held, but an earlier one of the same rule and subject is still open (cool-down).
 * `withdrawn`: it no longer holds and nobody had acted on it. `not-evaluable`: a bonus rule could not be told, so HR decides.
 */
export const OUTCOME_STATES = ['proposed', 'suppressed', 'withdrawn', 'not-evaluable'] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];
