import { describeKind } from './record-kind';

/** An answer is one unless the file says that the invitation was not answered, and was asked for unless it says otherwise. */
export const answers = describeKind('answers', {
  table: 'questionnaire_answer',
  dayOf: 'answeredAt',
  teamByMembership: true,
  fields: {
    externalId: { column: 'external_id' },
    answeredAt: { column: 'answered_at' },
    interaction: { column: 'interaction_id' },
    channel: { column: 'channel_key' },
    topic: { column: 'topic_key' },
    service: { column: 'service_key' },
    site: { column: 'site_key' },
    segment: { column: 'segment_key' },
    agent: { column: 'agent_key' },
    team: { column: 'team_key' },
    customer: { column: 'customer' },
    questionnaire: { column: 'questionnaire' },
    csat: { column: 'csat', scale: [1, 5], top: 'csat_top' },
    nps: { column: 'nps', scale: [0, 10] },
    ces: { column: 'ces', scale: [1, 7], top: 'ces_top' },
    resolvedAtFirstContact: { column: 'resolved_at_first_contact' },
    invited: { column: 'invited', absent: 'true' },
    answered: { column: 'answered', absent: 'true' },
    comment: { column: 'comment', longest: 5000 },
  },
});
