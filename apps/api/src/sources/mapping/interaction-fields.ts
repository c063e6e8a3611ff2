import type { InteractionField } from '@circolo/contracts';

/** How the value of a field is read and kept. `code`: of a subject; `seconds`: kept as whole milliseconds; `score`: a whole number on a scale. */
export type FieldKind = 'text' | 'code' | 'outcome' | 'instant' | 'seconds' | 'boolean' | 'score';
export type Reading = 'text' | 'number' | 'instant' | 'duration' | 'boolean' | 'date';

interface FieldOfInteraction {
  readonly kind: FieldKind;
  /** The column of `interaction` (for codes, the one of the subject's key). */
  readonly column: string;
}

export const FIELDS: Readonly<Record<InteractionField, FieldOfInteraction>> = {
  externalId: { kind: 'text', column: 'external_id' },
  arrivedAt: { kind: 'instant', column: 'arrived_at' },
  channel: { kind: 'code', column: 'channel_key' },
  outcome: { kind: 'outcome', column: 'outcome' },
  topic: { kind: 'code', column: 'topic_key' },
  service: { kind: 'code', column: 'service_key' },
  site: { kind: 'code', column: 'site_key' },
  segment: { kind: 'code', column: 'segment_key' },
  agent: { kind: 'code', column: 'agent_key' },
  team: { kind: 'code', column: 'team_key' },
  customer: { kind: 'text', column: 'customer' },
  waitSeconds: { kind: 'seconds', column: 'wait_ms' },
  talkSeconds: { kind: 'seconds', column: 'talk_ms' },
  holdSeconds: { kind: 'seconds', column: 'hold_ms' },
  wrapSeconds: { kind: 'seconds', column: 'wrap_ms' },
  firstReplyAt: { kind: 'instant', column: 'first_reply_at' },
  resolvedAt: { kind: 'instant', column: 'resolved_at' },
  resolved: { kind: 'boolean', column: 'resolved' },
  transferred: { kind: 'boolean', column: 'transferred' },
  escalated: { kind: 'boolean', column: 'escalated' },
  reopened: { kind: 'boolean', column: 'reopened' },
  csat: { kind: 'score', column: 'csat' },
  nps: { kind: 'score', column: 'nps' },
  ces: { kind: 'score', column: 'ces' },
  touchpoint: { kind: 'code', column: 'touchpoint_key' },
  case: { kind: 'text', column: 'case_id' },
  queuedAt: { kind: 'instant', column: 'queued_at' },
  reopenedAt: { kind: 'instant', column: 'reopened_at' },
  automaticReply: { kind: 'boolean', column: 'automatic_reply' },
};

/** The readings that a kind of field can have, the usual one first. */
export const READINGS: Readonly<Record<FieldKind, readonly Reading[]>> = {
  text: ['text'],
  code: ['text'],
  outcome: ['text'],
  instant: ['instant'],
  seconds: ['number', 'duration'],
  boolean: ['boolean'],
  score: ['number'],
};

/** Outcomes as they are kept: one letter each. */
export const OUTCOME_LETTERS = { answered: 'a', abandoned: 'b', 'left-in-ivr': 'i', 'not-ours': 'n', other: 'o' } as const;

export type Scale = readonly [number, number];
export const USUAL_SCALES: Readonly<Partial<Record<InteractionField, Scale>>> = { csat: [1, 5], nps: [0, 10], ces: [1, 7] };

/** The words of yes and no where a mapping names none; in small letters, capitals, or with a capital first. */
export const USUAL_WORDS = { true: ['true', 'yes', 'y', '1', 'sì', 'si', 's', 'vero'], false: ['false', 'no', 'n', '0', 'falso'] } as const;

export const LONGEST_TEXT = 500;
/** Whole milliseconds in four bytes: almost 25 days. */
export const LONGEST_SECONDS = 2_147_483.647;
