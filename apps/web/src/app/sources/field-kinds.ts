export const INTERACTION_OUTCOMES = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'] as const;
