import { MEASURES_WITHIN } from '@circolo/contracts';
import { words } from '../mapping/sql-text';
import { describeKind } from './record-kind';

const LONGEST_DAYS = 366;

/** Sums that a source gives instead of records. What cannot be added up is refused: of a rate one needs both parts. */
export const aggregates = describeKind('aggregates', {
  table: 'aggregate_measure',
  dayOf: 'from',
  lastDay: 'last_day',
  fields: {
    externalId: { column: 'external_id' },
    from: { column: 'begins_at' },
    to: { column: 'last_day', absent: 'r.day' },
    measure: { column: 'measure' },
    value: { column: 'value' },
    channel: { column: 'channel_key' },
    topic: { column: 'topic_key' },
    team: { column: 'team_key' },
    service: { column: 'service_key' },
    site: { column: 'site_key' },
    thresholdSeconds: { column: 'threshold_ms' },
  },
  checks: [
    { field: 'to', fails: (value) => `${value('to')} < ${value('day')}`, reason: 'ends-before-it-begins' },
    {
      field: 'to',
      fails: (value) => `${value('to')} - ${value('day')} >= ${LONGEST_DAYS}`,
      reason: 'interval-too-long',
      details: { days: LONGEST_DAYS },
    },
    {
      field: 'thresholdSeconds',
      fails: (value) => `${value('thresholdSeconds')} is null and ${value('measure')} in ${words(MEASURES_WITHIN)}`,
      reason: 'required-missing',
    },
  ],
});
