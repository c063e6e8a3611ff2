import { FIELD_KINDS_OF, type FieldKind, type InteractionField } from '@circolo/contracts';

/** What kind of value a field has: it decides what else one must say about its column. */
export const FIELD_KINDS: Readonly<Record<InteractionField, FieldKind>> = FIELD_KINDS_OF.interactions;

export const INTERACTION_OUTCOMES = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'] as const;
