import type { RecordKind } from '@circolo/contracts';
import type { RecordFinding } from '@circolo/domain';

/** How a finding is told of a record (`r`) of an import (`im`), in the organisation's time zone (`o`). */
export interface FindingSql {
  readonly code: RecordFinding;
  /** Fields without which it cannot be told: where the mapping fills them not, nothing is looked for. */
  readonly asks: readonly string[];
  /** The records it could be found in, and those it is found in. */
  readonly among: string;
  readonly found: string;
}

const DAY_MS = 86_400_000;
const always = 'true';

const inFuture = (column: string): FindingSql => ({
  code: 'in-the-future',
  asks: [],
  among: always,
  found: `r.${column} > im.created_at`,
});

/** What is told of an instant that comes after the record began. */
function afterwards(name: 'reply' | 'resolution', field: string, column: string, began: string): readonly FindingSql[] {
  const told = { asks: [field], among: `r.${column} is not null` };
  return [
    { ...told, code: `${name}-before-arrival`, found: `r.${column} < r.${began}` },
    { ...told, code: `${name}-in-the-future`, found: `r.${column} > im.created_at` },
  ];
}

/** What is looked for in the records of each kind. */
export const FINDINGS_SQL: Readonly<Record<RecordKind, readonly FindingSql[]>> = {
  interactions: [
    inFuture('arrived_at'),
    ...afterwards('reply', 'firstReplyAt', 'first_reply_at', 'arrived_at'),
    ...afterwards('resolution', 'resolvedAt', 'resolved_at', 'arrived_at'),
    { code: 'wait-over-a-day', asks: ['waitSeconds'], among: 'r.wait_ms is not null', found: `r.wait_ms > ${DAY_MS}` },
    {
      code: 'handling-over-a-day',
      asks: ['talkSeconds'],
      among: 'r.talk_ms is not null',
      found: `r.talk_ms::int8 + coalesce(r.hold_ms, 0) + coalesce(r.wrap_ms, 0) > ${DAY_MS}`,
    },
    { code: 'talk-without-answer', asks: ['talkSeconds'], among: `r.outcome = 'b'`, found: 'r.talk_ms > 0' },
    { code: 'answered-without-agent', asks: ['agent'], among: `r.outcome = 'a'`, found: 'r.agent_key is null' },
    { code: 'unknown-customer', asks: [], among: always, found: 'r.customer is null' },
  ],
  answers: [
    inFuture('answered_at'),
    {
      code: 'answer-without-votes',
      asks: [],
      among: 'r.answered',
      found: 'r.csat is null and r.nps is null and r.ces is null and r.resolved_at_first_contact is null',
    },
  ],
  complaints: [
    inFuture('received_at'),
    ...afterwards('reply', 'repliedAt', 'replied_at', 'received_at'),
    ...afterwards('resolution', 'resolvedAt', 'resolved_at', 'received_at'),
  ],
  evaluations: [
    inFuture('evaluated_at'),
    { code: 'points-over-applicable', asks: [], among: always, found: 'r.points > r.applicable_points' },
  ],
  visits: [
    inFuture('visited_at'),
    {
      code: 'satisfied-over-answers',
      asks: ['satisfied', 'answers'],
      among: 'r.satisfied is not null and r.answers is not null',
      found: 'r.satisfied > r.answers',
    },
  ],
  staff: [],
  hours: [
    { code: 'in-the-future', asks: [], among: always, found: 'r.day > (im.created_at at time zone o.time_zone)::date' },
    { code: 'hours-over-a-day', asks: ['loggedSeconds'], among: 'r.logged_ms is not null', found: `r.logged_ms > ${DAY_MS}` },
  ],
  aggregates: [inFuture('begins_at')],
};
