import { describeKind } from './record-kind';

export const hours = describeKind('hours', {
  table: 'logged_hours',
  dayOf: 'day',
  teamByMembership: true,
  fields: {
    externalId: { column: 'external_id' },
    day: { column: 'day' },
    agent: { column: 'agent_key' },
    team: { column: 'team_key' },
    scheduledSeconds: { column: 'scheduled_ms' },
    paidSeconds: { column: 'paid_ms' },
    loggedSeconds: { column: 'logged_ms' },
    availableSeconds: { column: 'available_ms' },
    inPlanSeconds: { column: 'in_plan_ms' },
    trainingSeconds: { column: 'training_ms' },
  },
});
