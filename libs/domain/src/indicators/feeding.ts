import { type FigureSide, measuresBehind } from './formula-parts';
import type { Indicator } from './indicator';
import { type Clock, clockField, CLOCK_FIELDS, type MeasureCondition, type MeasuredRecords, type TimeUnit } from './measure';
import { measureDefinition } from './measures';

/**
 * Why a record is not among those an indicator is reckoned from.
 * - `field-missing`: the record does not have the field; `not-told`: its source does not tell the field at all.
 * - `impossible`: the field lies before the record began. `no-opening-hours`: no opening calendar covers it.
 * - `not-yet-observed`: less than `amount` of `unit` has been seen of the time after it, of opening hours where `openingHours` says so.
 * - `other-outcome`, `other-measure`: it is none of `among`. `said-yes`, `said-no`: what the field says of it.
 * - `other-scale`: the score was given on a scale that ends elsewhere than at `amount`.
 * - `at-most`, `over`: the length or number is at most, or over, `amount` (of `unit`).
 */
export const NOT_COUNTED_CODES = [
  'field-missing',
  'not-told',
  'impossible',
  'no-opening-hours',
  'not-yet-observed',
  'other-outcome',
  'other-measure',
  'said-yes',
  'said-no',
  'other-scale',
  'at-most',
  'over',
] as const;
export type NotCountedCode = (typeof NOT_COUNTED_CODES)[number];
export type NotCountedReason = {
  readonly code: NotCountedCode;
  readonly field?: string;
  readonly among?: readonly string[];
  readonly amount?: number;
  readonly unit?: TimeUnit;
  readonly openingHours?: true;
};

/** A condition, and why a record is left out that does not fulfil it. */
export type Step = { readonly asks: MeasureCondition; readonly otherwise: NotCountedReason };

/** How records of a kind come into an indicator: by one of these ways, each of its steps one after the other. */
export type Feeding = {
  readonly indicator: string;
  /** The denominator is what counts; of a ratio over other records it is the numerator that these feed. */
  readonly part: FigureSide;
  readonly ways: readonly (readonly Step[])[];
};

/** Of the records of a kind: how many an indicator counts, and the others by reason, the most frequent first. */
export type Fed = {
  readonly indicator: string;
  readonly part: Feeding['part'];
  readonly counted: number;
  readonly leftOut: readonly { readonly reason: NotCountedReason; readonly count: number }[];
};

/** Records that fulfil the same ones of some conditions. */
export type RecordsAlike = { readonly fulfilled: readonly boolean[]; readonly count: number };

/** How the records of a kind come into an indicator; `null` when it is not made of them. */
export function feedingOf(indicator: Indicator, over: MeasuredRecords): Feeding | null {
  for (const part of ['denominator', 'numerator'] as const) {
    const definitions = measuresBehind(indicator.formula, part).map((measure) => measureDefinition(measure, indicator.parameters));
    const ways = definitions
      .filter((definition) => definition.over === over)
      .map(({ where }) => where.flatMap((condition) => stepsOf(condition, over)));
    if (ways.length > 0) return { indicator: indicator.code, part, ways };
  }
  return null;
}

/** The steps to a condition: each of them fails for one reason alone. */
function stepsOf(condition: MeasureCondition, over: MeasuredRecords): readonly Step[] {
  const itself = (otherwise: NotCountedReason): Step => ({ asks: condition, otherwise });
  if ('known' in condition && !('clock' in condition)) return [itself({ code: 'field-missing', field: condition.known })];
  if ('possible' in condition) return [possible(condition.possible, over)];
  if ('tracked' in condition) return [itself({ code: 'not-told', field: condition.tracked })];
  if ('in' in condition)
    return [
      itself({ code: condition.field === 'measure' ? 'other-measure' : 'other-outcome', among: condition.in, field: condition.field }),
    ];
  if ('is' in condition) return [known(condition.field), itself({ code: condition.is ? 'said-no' : 'said-yes', field: condition.field })];
  if ('isNot' in condition) return [itself({ code: 'said-yes', field: condition.field })];
  if ('observed' in condition) {
    const { observed, unit, openingHours } = condition;
    return [itself({ code: 'not-yet-observed', amount: Number(observed), unit, ...(openingHours ? { openingHours } : {}) })];
  }
  if ('score' in condition) return [known(condition.score), itself({ code: 'other-scale', field: condition.score, amount: condition.top })];
  if ('number' in condition) return [known(condition.number), itself({ code: 'over', field: condition.number, amount: condition.atMost })];
  if ('known' in condition) return lengthSteps(condition.clock, over);
  const field = clockField(condition.clock, over);
  const { unit } = condition;
  const bound = 'over' in condition ? condition.over : condition.atMost;
  return [
    ...lengthSteps(condition.clock, over),
    itself({ code: 'over' in condition ? 'at-most' : 'over', field, amount: Number(bound), unit }),
  ];
}

const possible = (clock: Clock, over: MeasuredRecords): Step => ({
  asks: { possible: clock },
  otherwise: { code: 'impossible', field: clockField(clock, over) },
});
const known = (field: string): Step => ({ asks: { known: field }, otherwise: { code: 'field-missing', field } });

/** The steps to a length that is known. */
function lengthSteps(clock: Clock, over: MeasuredRecords): readonly Step[] {
  const field = clockField(clock, over);
  const told = (of: Clock): Step => ({ asks: { clock: of, known: true }, otherwise: { code: 'field-missing', field: CLOCK_FIELDS[of] } });
  switch (clock) {
    case 'wait':
    case 'talk':
    case 'hold':
    case 'wrap':
      return [told(clock)];
    case 'handle':
      return [told('talk'), told('hold'), told('wrap')];
    case 'firstReply':
    case 'resolution':
      return [known(field), possible(clock, over)];
    case 'firstReplyOpen':
    case 'resolutionOpen':
      return [
        known(field),
        possible(clock === 'firstReplyOpen' ? 'firstReply' : 'resolution', over),
        { asks: { clock, known: true }, otherwise: { code: 'no-opening-hours', field } },
      ];
    default:
      // To another contact of the customer: endless where there is none.
      return [known(field)];
  }
}

/** The conditions that these feedings ask of a record, each once: what has to be known of it to tell why it is left out. */
export function conditionsOf(feedings: readonly Feeding[]): readonly MeasureCondition[] {
  const conditions = feedings.flatMap(({ ways }) => ways.flat().map(({ asks }) => asks));
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
}

/**
 * What each indicator counts of the records, and why it leaves out the others: the first step that a record does not fulfil, of the way
 * that it follows furthest.
 * @param alike the records, by which of `conditionsOf(feedings)` they fulfil
 * @param told the fields that their source tells: one that it does not is not missing, it was never there
 */
export function fedBy(feedings: readonly Feeding[], alike: readonly RecordsAlike[], told: ReadonlySet<string>): readonly Fed[] {
  const places = new Map(conditionsOf(feedings).map((condition, place) => [JSON.stringify(condition), place]));
  return feedings.map(({ indicator, part, ways }) => {
    const placed = ways.map((steps) => steps.map(({ asks, otherwise }) => ({ place: places.get(JSON.stringify(asks))!, otherwise })));
    let counted = 0;
    const reasons = new Map<string, { reason: NotCountedReason; count: number }>();
    for (const { fulfilled, count } of alike) {
      const failures = placed.map((steps) => steps.findIndex(({ place }) => !fulfilled[place]));
      if (failures.includes(-1)) {
        counted += count;
        continue;
      }
      const furthest = Math.max(...failures);
      const failing = placed.flatMap((steps, way) => (failures[way] === furthest ? [steps[furthest]!.otherwise] : []));
      const reason = asTold(together(failing), told);
      const key = JSON.stringify(reason);
      reasons.set(key, { reason, count: (reasons.get(key)?.count ?? 0) + count });
    }
    return { indicator, part, counted, leftOut: [...reasons.values()].sort((a, b) => b.count - a.count) };
  });
}

/** The reason of several ways that fail at the same step: outcomes are told together, of others the first. */
function together(reasons: readonly NotCountedReason[]): NotCountedReason {
  const [first, ...others] = reasons as readonly [NotCountedReason, ...NotCountedReason[]];
  const among = [first, ...others].filter(({ code }) => code === first.code).flatMap((reason) => reason.among ?? []);
  return first.among ? { ...first, among: [...new Set(among)] } : first;
}

function asTold(reason: NotCountedReason, told: ReadonlySet<string>): NotCountedReason {
  return reason.code === 'field-missing' && !told.has(reason.field!) ? { ...reason, code: 'not-told' } : reason;
}
