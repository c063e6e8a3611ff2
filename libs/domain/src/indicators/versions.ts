import { type Day, parsePeriod, type Period } from '../period';
import { Refusal } from '../refusal';
import { type IndicatorCode, INDICATOR_LIST, INDICATORS } from './catalogue';
import type { Indicator } from './indicator';
import { type Parameters, parametersOf } from './measure';
import { measuresOf } from './measured-records';
import { MEASURES } from './measures';

/** A definition with other parameters than the shipped one, in force from a day on; the shipped one is version 1, from ever. */
export type IndicatorVersion = {
  readonly indicator: IndicatorCode;
  readonly version: number;
  readonly parameters: Parameters;
  readonly from: Day;
};

/** The least and the most that a parameter may be, and whether it is a whole number. */
const BOUNDS: Readonly<Record<string, readonly [least: number, most: number, whole: boolean]>> = {
  thresholdSeconds: [0, 86_400, true],
  windowDays: [1, 90, true],
  termDays: [1, 3650, true],
  termHours: [1, 8760, true],
  percentile: [0.01, 0.99, false],
};

/** The names of the parameters that an organisation may set of an indicator; what describes a scale it may not. */
export function settableParameters(indicator: Indicator): readonly string[] {
  const asked = measuresOf(indicator).flatMap((measure) => parametersOf(MEASURES[measure]));
  const names = indicator.formula.kind === 'percentile' ? [...asked, 'percentile'] : asked;
  return [...new Set(names)];
}

/**
 * Checks the parameters of a new version, and fills in those that it leaves as they are shipped.
 * @throws Refusal `indicator-without-parameters`, `indicator-parameter` (unknown, no number, or out of its bounds)
 */
export function checkedParameters(code: IndicatorCode, parameters: Readonly<Record<string, unknown>>): Parameters {
  const indicator = INDICATORS[code];
  const settable = settableParameters(indicator);
  if (settable.length === 0) throw new Refusal('indicator-without-parameters', { indicator: code });
  for (const [name, value] of Object.entries(parameters)) {
    const bounds = settable.includes(name) ? BOUNDS[name] : undefined;
    if (!bounds) throw new Refusal('indicator-parameter', { field: name, settable });
    const [least, most, whole] = bounds;
    if (typeof value !== 'number' || value < least || value > most || (whole && !Number.isInteger(value))) {
      throw new Refusal('indicator-parameter', { field: name, least, most });
    }
  }
  return { ...indicator.parameters, ...(parameters as Parameters) };
}

/** The definition of every indicator for a period: the version in force on its first day, so that one figure has one definition. */
export function definitionsFor(versions: readonly IndicatorVersion[], period: Period): readonly Indicator<IndicatorCode>[] {
  const { from } = parsePeriod(period);
  return INDICATOR_LIST.map((shipped) => {
    const inForce = versions
      .filter((version) => version.indicator === shipped.code && version.from <= from)
      .reduce<IndicatorVersion | null>((best, each) => (best === null || precedes(each, best) ? each : best), null);
    return inForce === null ? shipped : { ...shipped, version: inForce.version, parameters: inForce.parameters };
  });
}

/** Every definition that some period may be computed with: their sums must all be kept. */
export function allDefinitions(versions: readonly IndicatorVersion[]): readonly Indicator<IndicatorCode>[] {
  return [...INDICATOR_LIST, ...versions.map(({ indicator, version, parameters }) => ({ ...INDICATORS[indicator], version, parameters }))];
}

/** Of two versions in force the later one holds; of the same day, the newer. */
function precedes(one: IndicatorVersion, other: IndicatorVersion): boolean {
  return one.from === other.from ? one.version > other.version : one.from > other.from;
}
