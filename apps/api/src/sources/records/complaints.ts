import { describeKind } from './record-kind';

export const complaints = describeKind('complaints', {
  table: 'complaint',
  dayOf: 'receivedAt',
  fields: {
    externalId: { column: 'external_id' },
    receivedAt: { column: 'received_at' },
    channel: { column: 'channel_key' },
    topic: { column: 'topic_key' },
    service: { column: 'service_key' },
    site: { column: 'site_key' },
    segment: { column: 'segment_key' },
    team: { column: 'team_key' },
    customer: { column: 'customer' },
    acknowledgedAt: { column: 'acknowledged_at' },
    repliedAt: { column: 'replied_at' },
    resolvedAt: { column: 'resolved_at' },
    founded: { column: 'founded' },
    withdrawn: { column: 'withdrawn' },
    praise: { column: 'praise', absent: 'false' },
    reminders: { column: 'reminders' },
  },
});
