/** The kinds of records that measures are taken over. */
export const MEASURED_RECORDS = ['interactions', 'answers', 'complaints', 'evaluations', 'visits', 'hours', 'aggregates'] as const;
export type MeasuredRecords = (typeof MEASURED_RECORDS)[number];

/**
 * A length of time that an interaction tells. `...Open` counts the opening hours alone; `later...` and `earlier...`
 * lead to the nearest other contact of the same customer, about the same topic or any, and are endless when there is none.
 */
export const CLOCKS = [
  'wait',
  'talk',
  'hold',
  'wrap',
  'handle',
  'firstReply',
  'firstReplyOpen',
  'resolution',
  'resolutionOpen',
  'laterSameTopic',
  'laterAnyTopic',
  'earlierSameTopic',
] as const;
export type Clock = (typeof CLOCKS)[number];

/** The field of an interaction without which a clock is never known. */
export const CLOCK_FIELDS: Readonly<Record<Clock, string>> = {
  wait: 'waitSeconds',
  talk: 'talkSeconds',
  hold: 'holdSeconds',
  wrap: 'wrapSeconds',
  handle: 'talkSeconds',
  firstReply: 'firstReplyAt',
  firstReplyOpen: 'firstReplyAt',
  resolution: 'resolvedAt',
  resolutionOpen: 'resolvedAt',
  laterSameTopic: 'customer',
  laterAnyTopic: 'customer',
  earlierSameTopic: 'customer',
};

/** The field that tells a clock of such a record: a complaint is replied to by its motivated reply, not by the first. */
export const clockField = (clock: Clock, over: MeasuredRecords): string =>
  over === 'complaints' && clock === 'firstReply' ? 'repliedAt' : CLOCK_FIELDS[clock];

/** A number, or the parameter of the definition that gives it. */
export type Amount = number | { readonly parameter: string };

/** In which unit an amount of time is written: seconds, hours, elapsed days of 24 hours, or local days. */
export type TimeUnit = 'seconds' | 'hours' | 'days' | 'local-days';

/**
 * One condition on a record. A clock that is not known fulfils neither `atMost` nor `over`; bounds are inclusive on the side of `atMost`.
 * `possible`: the
 * clock does not run backwards, as an answer before its question would make it. `tracked`: the source tells the field, so that a record without it has none yet. `observed`: so much time has passed since the record
 * began, as far as its source has been seen. `score` asks for the scale that ends with `top`.
 */
export type MeasureCondition =
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly is: boolean }
  | { readonly field: string; readonly isNot: true }
  | { readonly known: string }
  | { readonly possible: Clock }
  | { readonly tracked: string }
  | { readonly clock: Clock; readonly known: true }
  | { readonly clock: Clock; readonly atMost: Amount; readonly unit: TimeUnit }
  | { readonly clock: Clock; readonly over: Amount; readonly unit: TimeUnit }
  | { readonly observed: Amount; readonly unit: TimeUnit; readonly openingHours?: true }
  | { readonly score: string; readonly top: number; readonly from?: number; readonly to?: number }
  | { readonly number: string; readonly atMost: number };

/** What a sum adds up: a clock in milliseconds, or a number of the record, `times` so much. */
export type Quantity = { readonly clock: Clock } | { readonly number: string; readonly times?: number };

/** An additive figure over the records of one kind that fulfil all conditions: how many they are, or a sum over them, or a sum of squares. */
export type MeasureDefinition = {
  readonly over: MeasuredRecords;
  readonly where: readonly MeasureCondition[];
  readonly sum?: Quantity;
  readonly squared?: true;
};

/** The parameters of a definition, by their names. */
export type Parameters = Readonly<Record<string, string | number>>;

/** The conditions with the parameters put in. @throws when one is not given, or no number */
export function withParameters(definition: MeasureDefinition, parameters: Parameters): MeasureDefinition {
  return { ...definition, where: definition.where.map((condition) => resolvedCondition(condition, parameters)) };
}

/** The names of the parameters that a definition asks for, in order. */
export function parametersOf({ where }: MeasureDefinition): readonly string[] {
  return where.flatMap((condition) => amountsOf(condition).flatMap((amount) => (typeof amount === 'object' ? [amount.parameter] : [])));
}

/** The fields of a record that a measure looks at, each once. */
export function fieldsRead({ over, where, sum }: MeasureDefinition): readonly string[] {
  const summed = sum === undefined ? [] : 'clock' in sum ? clockFields(sum.clock, over) : [sum.number];
  return [...new Set([...where.flatMap((condition) => fieldsOfCondition(condition, over)), ...summed])];
}

function fieldsOfCondition(condition: MeasureCondition, over: MeasuredRecords): readonly string[] {
  if ('clock' in condition) return clockFields(condition.clock, over);
  if ('possible' in condition) return clockFields(condition.possible, over);
  if ('known' in condition) return [condition.known];
  if ('tracked' in condition) return [condition.tracked];
  if ('score' in condition) return [condition.score];
  if ('number' in condition) return [condition.number];
  return 'observed' in condition ? [] : [condition.field];
}

const clockFields = (clock: Clock, over: MeasuredRecords): readonly string[] =>
  clock === 'handle' ? ['talkSeconds', 'holdSeconds', 'wrapSeconds'] : [clockField(clock, over)];

function resolvedCondition(condition: MeasureCondition, parameters: Parameters): MeasureCondition {
  if ('atMost' in condition && 'clock' in condition) return { ...condition, atMost: resolved(condition.atMost, parameters) };
  if ('over' in condition) return { ...condition, over: resolved(condition.over, parameters) };
  if ('observed' in condition) return { ...condition, observed: resolved(condition.observed, parameters) };
  return condition;
}

function amountsOf(condition: MeasureCondition): readonly Amount[] {
  if ('atMost' in condition && 'clock' in condition) return [condition.atMost];
  if ('over' in condition) return [condition.over];
  return 'observed' in condition ? [condition.observed] : [];
}

function resolved(amount: Amount, parameters: Parameters): number {
  const value = typeof amount === 'number' ? amount : parameters[amount.parameter];
  if (typeof value !== 'number') throw new Error(`no number for the parameter ${JSON.stringify(amount)}`);
  return value;
}
