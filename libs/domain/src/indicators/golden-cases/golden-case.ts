import type { OpeningCalendar } from '../../calendars/opening-calendar';
import type { Label } from '../indicator';

/** What a golden case is about: the wait, the first reply, the resolution, the window for repeated contacts, the handling. */
export const GOLDEN_CLOCKS = ['wait', 'first-reply', 'resolution', 'repeat-window', 'handling'] as const;
export type GoldenClock = (typeof GOLDEN_CLOCKS)[number];

/** A contact of a golden case, as a file would tell it: instants in UTC, durations in seconds; what is left out is missing. */
export type GoldenContact = {
  readonly externalId: string;
  readonly arrivedAt: string;
  readonly outcome: 'answered' | 'abandoned' | 'left-in-ivr' | 'not-ours' | 'other';
  readonly topic?: string;
  readonly agent?: string;
  readonly customer?: string;
  readonly waitSeconds?: number;
  readonly talkSeconds?: number;
  readonly holdSeconds?: number;
  readonly wrapSeconds?: number;
  readonly firstReplyAt?: string;
  readonly automaticReply?: boolean;
  readonly resolvedAt?: string;
  readonly resolved?: boolean;
  readonly reopenedAt?: string;
  readonly reopened?: boolean;
  readonly transferred?: boolean;
};

/** A figure worked out by hand, in the indicator's unit. The parts are whole numbers, or seconds. */
export type GoldenFigure = {
  readonly indicator: string;
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
};

/** A few contacts and what indicators must say of them: shown to people beside the definition, and held to by tests. */
export type GoldenCase = {
  readonly id: string;
  readonly clock: GoldenClock;
  readonly title: Label;
  readonly explanation: Label;
  readonly contacts: readonly GoldenContact[];
  readonly expected: readonly GoldenFigure[];
};

export const GOLDEN_TIME_ZONE = 'Europe/Rome';

const DAY = [
  { from: '08:30', until: '13:00' },
  { from: '14:00', until: '17:30' },
] as const;

/** The desk of the golden cases: Monday to Friday, 8:30 to 13:00 and 14:00 to 17:30, closed on national holidays. */
export const GOLDEN_CALENDAR: OpeningCalendar = {
  versions: [
    {
      from: '2026-01-01',
      week: [DAY, DAY, DAY, DAY, DAY, [], []],
      nationalHolidays: true,
      patron: null,
      closedDays: [],
      extraDays: [],
    },
  ],
};

/** A contact that was not for us: it counts in none of these figures, and shows how far the source has been seen. */
export const lastSeen = (arrivedAt: string): GoldenContact => ({ externalId: 'last', arrivedAt, outcome: 'not-ours' });

/** A figure made of a sum or a count over a number of cases. */
export const figure = (indicator: string, numerator: number, denominator: number): GoldenFigure => ({
  indicator,
  value: numerator / denominator,
  numerator,
  denominator,
});
