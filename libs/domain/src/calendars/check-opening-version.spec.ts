import { Refusal } from '../refusal';
import { checkOpeningVersion } from './check-opening-version';
import type { OpeningVersion } from './opening-calendar';

const CLOSED: OpeningVersion = {
  from: '2026-01-01',
  week: [[], [], [], [], [], [], []],
  nationalHolidays: true,
  patron: null,
  closedDays: [],
  extraDays: [],
};
const onMonday = (...hours: [from: string, until: string][]): OpeningVersion => ({
  ...CLOSED,
  week: [hours.map(([from, until]) => ({ from, until })), [], [], [], [], [], []],
});
const refusalOf = (version: OpeningVersion) => {
  try {
    checkOpeningVersion(version);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
  return null;
};

describe('checkOpeningVersion', () => {
  it.each([
    ['never open', CLOSED],
    ['touching hours, in any order', onMonday(['13:00', '24:00'], ['08:00', '13:00'])],
    ['the whole day', onMonday(['00:00', '24:00'])],
    ['a closed day and another that is open', { ...CLOSED, closedDays: [{ day: '2026-12-07', reason: 'ponte' }], extraDays: [] }],
  ])('takes %s', (_, version) => {
    expect(refusalOf(version)).toBeNull();
  });

  it.each([
    ['from after until', onMonday(['13:00', '08:00']), 'opening-hours-backwards', { field: 'week.0', from: '13:00', until: '08:00' }],
    ['no length', onMonday(['08:00', '08:00']), 'opening-hours-backwards', { field: 'week.0', from: '08:00', until: '08:00' }],
    [
      'hours over each other',
      onMonday(['12:59', '18:00'], ['08:00', '13:00']),
      'opening-hours-overlap',
      { field: 'week.0', from: '12:59', until: '13:00' },
    ],
    [
      'the same hours twice',
      onMonday(['08:00', '13:00'], ['08:00', '13:00']),
      'opening-hours-overlap',
      { field: 'week.0', from: '08:00', until: '13:00' },
    ],
    [
      'hours of an extra day over each other',
      {
        ...CLOSED,
        extraDays: [
          {
            day: '2026-12-13',
            reason: '',
            hours: [
              { from: '08:00', until: '13:00' },
              { from: '12:00', until: '14:00' },
            ],
          },
        ],
      },
      'opening-hours-overlap',
      { field: 'extraDays.0', from: '12:00', until: '13:00' },
    ],
    [
      'a day closed and open',
      {
        ...CLOSED,
        closedDays: [{ day: '2026-12-13', reason: 'festa' }],
        extraDays: [{ day: '2026-12-13', reason: 'fiera', hours: [{ from: '08:00', until: '13:00' }] }],
      },
      'opening-day-twice',
      { day: '2026-12-13' },
    ],
  ])('refuses %s', (_, version, code, details) => {
    expect(refusalOf(version as OpeningVersion)).toEqual({ code, details });
  });
});
