import { describeKind } from './record-kind';

export const evaluations = describeKind('evaluations', {
  table: 'listening_evaluation',
  dayOf: 'evaluatedAt',
  teamByMembership: true,
  fields: {
    externalId: { column: 'external_id' },
    evaluatedAt: { column: 'evaluated_at' },
    agent: { column: 'agent_key' },
    team: { column: 'team_key' },
    channel: { column: 'channel_key' },
    topic: { column: 'topic_key' },
    evaluator: { column: 'evaluator' },
    points: { column: 'points' },
    applicablePoints: { column: 'applicable_points', aboveZero: true },
    criticalErrors: { column: 'critical_errors' },
  },
});
