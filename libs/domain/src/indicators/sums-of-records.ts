import { type Day, localDayOf } from '../period';
import type { Clock, MeasureCondition, MeasuredRecords, MeasureDefinition, Quantity, TimeUnit } from './measure';

/** One record as a measure sees it: its fields by name, instants as ISO texts in UTC, `null` or absent where it says nothing. */
export type MeasuredRecord = {
  readonly over: MeasuredRecords;
  /** When it began: the arrival of a contact, the receipt of a complaint. */
  readonly at: string;
  /** The fields that its source tells at all. */
  readonly tracked: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
};

/** What the sums of records depend on beside them. */
export type RecordsContext = {
  readonly timeZone: string;
  /** The first instant after the last local day on which a contact arrived from the source. */
  readonly observedUntil: string;
  /** The last local day on which the source told anything, arrivals, replies and resolutions alike. */
  readonly lastActiveDay: Day;
  /** Opening time between two instants, in milliseconds; `null` where no calendar tells. */
  readonly openMilliseconds: (from: string, until: string) => number | null;
};

const HOUR = 3_600_000;
const MILLISECONDS: Readonly<Record<Exclude<TimeUnit, 'local-days'>, number>> = { seconds: 1000, hours: HOUR, days: 24 * HOUR };

const INSTANTS: Readonly<Partial<Record<Clock, string>>> = {
  firstReply: 'firstReplyAt',
  firstReplyOpen: 'firstReplyAt',
  resolution: 'resolvedAt',
  resolutionOpen: 'resolvedAt',
};
const SECONDS: Readonly<Partial<Record<Clock, readonly string[]>>> = {
  wait: ['waitSeconds'],
  talk: ['talkSeconds'],
  hold: ['holdSeconds'],
  wrap: ['wrapSeconds'],
  handle: ['talkSeconds', 'holdSeconds', 'wrapSeconds'],
};

/**
 * A sum over records, one by one: what the set-based measuring must agree with, and what golden cases are reckoned by. The definition's
 * parameters are put in already.
 */
export function sumOfRecords(definition: MeasureDefinition, records: readonly MeasuredRecord[], context: RecordsContext): number {
  let sum = 0;
  for (const record of records) {
    if (record.over !== definition.over) continue;
    if (!definition.where.every((condition) => holds(condition, record, records, context))) continue;
    const quantity = definition.sum ? quantityOf(definition.sum, record, records, context) : 1;
    sum += definition.squared ? quantity * quantity : quantity;
  }
  return sum;
}

/** The values of a clock over the records that a definition counts, ascending, in milliseconds: what its percentiles are taken of. */
export function lengthsOfRecords(
  definition: MeasureDefinition,
  clock: Clock,
  records: readonly MeasuredRecord[],
  context: RecordsContext,
): readonly number[] {
  const counted = records.filter(
    (record) => record.over === definition.over && definition.where.every((condition) => holds(condition, record, records, context)),
  );
  return counted.map((record) => lengthOf(clock, record, records, context)!).toSorted((a, b) => a - b);
}

function holds(condition: MeasureCondition, record: MeasuredRecord, all: readonly MeasuredRecord[], context: RecordsContext): boolean {
  if ('known' in condition && !('clock' in condition)) return fieldOf(record, condition.known) !== null;
  if ('possible' in condition) {
    const end = fieldOf(record, INSTANTS[condition.possible]!) as string | null;
    return end === null || Date.parse(end) >= Date.parse(record.at);
  }
  if ('tracked' in condition) return record.tracked.includes(condition.tracked);
  if ('in' in condition) return condition.in.includes(fieldOf(record, condition.field) as string);
  if ('is' in condition) return fieldOf(record, condition.field) === condition.is;
  if ('isNot' in condition) return fieldOf(record, condition.field) !== condition.isNot;
  if ('observed' in condition) return isObserved(condition, record, context);
  if ('score' in condition) {
    const score = fieldOf(record, condition.score) as number | null;
    return score !== null && score >= (condition.from ?? 0) && score <= (condition.to ?? condition.top);
  }
  if ('number' in condition) return Number(fieldOf(record, condition.number) ?? Number.NaN) <= condition.atMost;
  if ('known' in condition) return lengthOf(condition.clock, record, all, context) !== null;
  const length =
    condition.unit === 'local-days' ? localDays(condition.clock, record, context) : lengthOf(condition.clock, record, all, context);
  if (length === null) return false;
  const unit = condition.unit === 'local-days' ? 1 : MILLISECONDS[condition.unit];
  return 'over' in condition ? length > Number(condition.over) * unit : length <= Number(condition.atMost) * unit;
}

const fieldOf = (record: MeasuredRecord, field: string) => record.fields[field] ?? null;

/** So much has been seen of the time after the record began. */
function isObserved(
  { observed, unit, openingHours }: Extract<MeasureCondition, { observed: unknown }>,
  { at }: MeasuredRecord,
  { timeZone, observedUntil, lastActiveDay, openMilliseconds }: RecordsContext,
): boolean {
  const amount = Number(observed);
  if (unit === 'local-days') return daysBetween(localDayOf(at, timeZone), lastActiveDay) >= amount;
  const milliseconds = amount * MILLISECONDS[unit];
  if (openingHours) return (openMilliseconds(at, observedUntil) ?? 0) > milliseconds;
  return Date.parse(at) + milliseconds < Date.parse(observedUntil);
}

/** In milliseconds; `null` when the record does not tell, or tells what cannot be. */
function lengthOf(clock: Clock, record: MeasuredRecord, all: readonly MeasuredRecord[], context: RecordsContext): number | null {
  const parts = SECONDS[clock];
  if (parts) {
    const seconds = parts.map((field) => fieldOf(record, field));
    return seconds.includes(null) ? null : Math.round(seconds.reduce<number>((sum, each) => sum + Number(each), 0) * 1000);
  }
  const end = endOf(clock, record);
  if (end !== null) {
    const isOpen = clock === 'firstReplyOpen' || clock === 'resolutionOpen';
    return isOpen ? context.openMilliseconds(record.at, end) : Date.parse(end) - Date.parse(record.at);
  }
  return INSTANTS[clock] ? null : toOtherContact(clock, record, all);
}

/** The instant that a clock runs to, unless it lies before the record began. */
function endOf(clock: Clock, record: MeasuredRecord): string | null {
  const field = INSTANTS[clock];
  const end = field === undefined ? null : (fieldOf(record, field) as string | null);
  return end !== null && Date.parse(end) >= Date.parse(record.at) ? end : null;
}

function localDays(clock: Clock, record: MeasuredRecord, { timeZone }: RecordsContext): number | null {
  const end = endOf(clock, record);
  return end === null ? null : daysBetween(localDayOf(record.at, timeZone), localDayOf(end, timeZone));
}

const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / MILLISECONDS.days;

function toOtherContact(clock: Clock, { at, fields }: MeasuredRecord, all: readonly MeasuredRecord[]): number | null {
  if (!fields['customer']) return null;
  const isLater = clock === 'laterSameTopic' || clock === 'laterAnyTopic';
  const isSameTopic = clock === 'laterSameTopic' || clock === 'earlierSameTopic';
  let nearest = Infinity;
  for (const other of all) {
    if (other.over !== 'interactions' || other.fields['customer'] !== fields['customer']) continue;
    if (isSameTopic && (other.fields['topic'] ?? null) !== (fields['topic'] ?? null)) continue;
    const distance = (Date.parse(other.at) - Date.parse(at)) * (isLater ? 1 : -1);
    if (distance > 0) nearest = Math.min(nearest, distance);
  }
  return nearest;
}

function quantityOf(quantity: Quantity, record: MeasuredRecord, all: readonly MeasuredRecord[], context: RecordsContext): number {
  if ('clock' in quantity) return lengthOf(quantity.clock, record, all, context)!;
  return Math.round(Number(fieldOf(record, quantity.number)) * (quantity.times ?? 1));
}
