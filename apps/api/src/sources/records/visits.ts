import { describeKind } from './record-kind';

export const visits = describeKind('visits', {
  table: 'visit',
  dayOf: 'visitedAt',
  fields: {
    externalId: { column: 'external_id' },
    visitedAt: { column: 'visited_at' },
    touchpoint: { column: 'touchpoint_key' },
    channel: { column: 'channel_key' },
    service: { column: 'service_key' },
    visits: { column: 'visits' },
    satisfied: { column: 'satisfied' },
    answers: { column: 'answers' },
  },
});
