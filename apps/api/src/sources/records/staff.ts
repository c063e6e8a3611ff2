import { describeKind } from './record-kind';

/** Staff is looked up by day and sums up to nothing: it marks no day. */
export const staff = describeKind('staff', {
  table: 'staff_record',
  dayOf: 'hiredOn',
  isMeasured: false,
  fields: {
    externalId: { column: 'external_id' },
    agent: { column: 'agent_key' },
    name: { column: 'name' },
    hiredOn: { column: 'hired_on' },
    leftOn: { column: 'left_on' },
    team: { column: 'team_key' },
    role: { column: 'role' },
    presence: { column: 'presence', greatest: 1 },
    employer: { column: 'employer' },
  },
  checks: [{ field: 'leftOn', fails: (value) => `${value('leftOn')} < ${value('hiredOn')}`, reason: 'ends-before-it-begins' }],
});
