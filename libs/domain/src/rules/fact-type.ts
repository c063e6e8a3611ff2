/** What kind of value a fact has: it decides which operators suit it. */
export const FACT_TYPES = ['number', 'boolean', 'text', 'severity', 'subject-kind'] as const;
export type FactType = (typeof FACT_TYPES)[number];
