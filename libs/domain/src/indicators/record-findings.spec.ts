import { type RecordFinding, stateOfFinding } from './record-findings';

it.each<[RecordFinding, number, number, string]>([
  ['reply-before-arrival', 0, 0, 'met'],
  ['reply-before-arrival', 0, 5000, 'met'],
  ['reply-before-arrival', 50, 5000, 'warning'],
  ['reply-before-arrival', 51, 5000, 'critical'],
  ['wait-over-a-day', 1, 5000, 'watch'],
  ['unknown-customer', 2500, 5000, 'warning'],
])('%s in %d of %d records is %s', (finding, count, of, state) => {
  expect(stateOfFinding(finding, count, of)).toBe(state);
});
