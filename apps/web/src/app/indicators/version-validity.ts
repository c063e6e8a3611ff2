import type { IndicatorVersionRow } from '@circolo/contracts';
import { type Day, definitionsFor, type IndicatorCode, type Period } from '@circolo/domain';
import { beside } from '../shell/period-choices';

const MONTH = 'yyyy-mm'.length;

/** The months in which a version holds: the first, or from ever; the last, or on. A version may have been replaced before it ever held. */
export interface Validity {
  readonly from: Period | null;
  readonly until: Period | null;
  readonly never: boolean;
}

/** The version that holds for what begins on a day. */
export function versionOn(code: IndicatorCode, versions: readonly IndicatorVersionRow[], day: Day): number {
  const published = versions.flatMap(({ version, parameters, from }) => (from ? [{ indicator: code, version, parameters, from }] : []));
  return definitionsFor(published, day).find((one) => one.code === code)?.version ?? 1;
}

export function validityOf(
  code: IndicatorCode,
  versions: readonly IndicatorVersionRow[],
  { version, from }: IndicatorVersionRow,
): Validity {
  const days = versions.flatMap((one) => (one.from ? [one.from] : [])).toSorted();
  const until = days.find((day) => (from === null || day > from) && versionOn(code, versions, day) !== version) ?? null;
  const last = until && beside(until.slice(0, MONTH), -1);
  return { from: from && from.slice(0, MONTH), until: last, never: from !== null && versionOn(code, versions, from) !== version };
}
