import type { InteractionField } from '@circolo/contracts';

/** What kind of value a field has: it decides what else one must say about its column. */
export type FieldKind = 'text' | 'code' | 'outcome' | 'instant' | 'seconds' | 'boolean' | 'score';

export const FIELD_KINDS: Readonly<Record<InteractionField, FieldKind>> = {
  externalId: 'text',
  arrivedAt: 'instant',
  channel: 'code',
  outcome: 'outcome',
  topic: 'code',
  service: 'code',
  site: 'code',
  segment: 'code',
  agent: 'code',
  team: 'code',
  customer: 'text',
  waitSeconds: 'seconds',
  talkSeconds: 'seconds',
  holdSeconds: 'seconds',
  wrapSeconds: 'seconds',
  firstReplyAt: 'instant',
  resolvedAt: 'instant',
  resolved: 'boolean',
  transferred: 'boolean',
  escalated: 'boolean',
  reopened: 'boolean',
  csat: 'score',
  nps: 'score',
  ces: 'score',
};

export const INTERACTION_OUTCOMES = ['answered', 'abandoned', 'left-in-ivr', 'not-ours', 'other'] as const;
