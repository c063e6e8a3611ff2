import { checkOpeningVersion, deadlineAfter, epochOf } from '@circolo/domain';
import { afterOfficeSeconds, type Moment } from './calendar.ts';
import { demoOpeningHours } from './opening-hours.ts';
import { body } from './organisation.ts';

const { version } = demoOpeningHours('2025-01-01');
const dayOf = (text: string): number => Date.parse(text) / 86_400_000;
const instantOf = ({ day, second }: Moment): string =>
  new Date(epochOf(new Date(day * 86_400_000).toISOString().slice(0, 10), '00:00', body.timeZone) + second * 1000).toISOString();

describe('the opening hours of the demo', () => {
  it('can be meant', () => {
    expect(() => checkOpeningVersion(version)).not.toThrow();
  });

  it.each([
    ['within a day', '2025-11-12', 10, 2],
    ['over the night', '2025-11-12', 17, 3],
    ['over a weekend', '2025-11-14', 16, 11],
    ['over Easter', '2025-04-18', 15, 9],
    ['over the bridge of the Immaculate', '2025-12-05', 12, 20],
    ['asked by night', '2025-11-12', 22, 1],
  ])('are those by which the story counts, %s', (_, day, hour, hours) => {
    const asked: Moment = { day: dayOf(day), second: hour * 3600 };
    const due = deadlineAfter({ versions: [version] }, instantOf(asked), hours * 3_600_000, body.timeZone);
    expect(due).toBe(instantOf(afterOfficeSeconds(asked, hours * 3600)));
  });
});
