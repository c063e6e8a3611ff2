export const PERIOD_PATTERN = /^\d{4}(-(\d{2}(-\d{2})?|W\d{2}|Q[1-4]|H[12]))?$/;

export const PERIOD_KINDS_OFFERED = ['month', 'quarter', 'half-year', 'year', 'week', 'day'] as const;
export type PeriodKindOffered = (typeof PERIOD_KINDS_OFFERED)[number];

const HOW_MANY: Record<PeriodKindOffered, number> = { month: 24, quarter: 8, 'half-year': 4, year: 3, week: 13, day: 14 };
const DAY = 86_400_000;

/** The periods of each kind that end with the one holding `day`, newest first, for a list to choose from. */
export function periodChoices(day: Date): readonly { kind: PeriodKindOffered; periods: readonly string[] }[] {
  return PERIOD_KINDS_OFFERED.map((kind) => {
    const periods: string[] = [];
    for (let back = 0; back < HOW_MANY[kind]; back++) periods.push(periodBack(kind, day, back));
    return { kind, periods };
  });
}

export function monthBefore(day: Date): string {
  return periodBack('month', day, 1);
}

/** The period beside `period`, of the same kind: `step` 1 is the next, -1 the one before. */
export function beside(period: string, step: 1 | -1): string {
  return periodBack(kindOf(period), firstDayOf(period), -step);
}

/** The period of that kind that holds the last day of another. */
export function periodHolding(kind: PeriodKindOffered, period: string): string {
  return periodBack(kind, new Date(firstDayOf(beside(period, 1)).getTime() - DAY), 0);
}

/** The same period of the year before; `null` where that year has none, as for a 29 February or a week 53. A year has none beside it but the year before. */
export function sameLastYear(period: string): string | null {
  const earlier = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`.padStart(period.length, '0');
  const kind = kindOf(period);
  return kind !== 'year' && periodBack(kind, firstDayOf(earlier), 0) === earlier ? earlier : null;
}

export function kindOf(period: string): PeriodKindOffered {
  if (period.includes('W')) return 'week';
  if (period.includes('Q')) return 'quarter';
  if (period.includes('H')) return 'half-year';
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day';
}

/** A period's first day, as the midnight of that day in UTC. */
export function firstDayOf(period: string): Date {
  const year = Number(period.slice(0, 4));
  const part = Number(period.slice(period.includes('-') ? -1 : -4));
  switch (kindOf(period)) {
    case 'week': {
      const fourth = new Date(Date.UTC(year, 0, 4)); // the fourth of January is always in week 1
      return new Date(mondayOf(fourth).getTime() + (Number(period.slice(6)) - 1) * 7 * DAY);
    }
    case 'quarter':
      return new Date(Date.UTC(year, (part - 1) * 3, 1));
    case 'half-year':
      return new Date(Date.UTC(year, (part - 1) * 6, 1));
    case 'year':
      return new Date(Date.UTC(year, 0, 1));
    case 'month':
      return new Date(Date.UTC(year, Number(period.slice(5)) - 1, 1));
    case 'day':
      return new Date(`${period}T00:00:00Z`);
  }
}

function periodBack(kind: PeriodKindOffered, day: Date, back: number): string {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  switch (kind) {
    case 'day':
      return new Date(Date.UTC(year, month, date - back)).toISOString().slice(0, 10);
    case 'week': {
      const thursday = new Date(mondayOf(new Date(Date.UTC(year, month, date - 7 * back))).getTime() + 3 * DAY); // a week belongs to its Thursday's year
      const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
      return `${thursday.getUTCFullYear()}-W${String(Math.floor((thursday.getTime() - first) / (7 * DAY)) + 1).padStart(2, '0')}`;
    }
    case 'month':
      return new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 7);
    case 'quarter': {
      const first = new Date(Date.UTC(year, Math.floor(month / 3) * 3 - 3 * back, 1));
      return `${first.getUTCFullYear()}-Q${first.getUTCMonth() / 3 + 1}`;
    }
    case 'half-year': {
      const first = new Date(Date.UTC(year, Math.floor(month / 6) * 6 - 6 * back, 1));
      return `${first.getUTCFullYear()}-H${first.getUTCMonth() / 6 + 1}`;
    }
    case 'year':
      return String(year - back);
  }
}

function mondayOf(day: Date): Date {
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY);
}
