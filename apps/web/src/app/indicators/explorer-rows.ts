import { type CrossingKind, type MeasurementRow, TIMES_CROSSED } from '@circolo/contracts';
import { beside, sameLastYear } from '../shell/period-choices';

/** One line of the explorer: an indicator of a subject, or of a pair of them, over the periods. */
export interface ExplorerRow {
  readonly key: string;
  readonly indicator: string;
  readonly subject: MeasurementRow['subject'];
  readonly crossed: MeasurementRow['crossed'];
  readonly now: MeasurementRow | null;
  readonly before: MeasurementRow | null;
  readonly lastYear: MeasurementRow | null;
  /** As many as there are periods shown; `null` where there is nothing. */
  readonly history: readonly (MeasurementRow | null)[];
  readonly values: readonly (number | null)[];
}

/** Whether a figure is kept back because it would tell of too few people. */
export function isHidden(measurement: MeasurementRow | null): boolean {
  return measurement?.missing.includes('small-group') ?? false;
}

/** Measurements as lines, by indicator in the order asked, then by the names of the subjects; times in their own order. */
export function explorerRows(
  measurements: readonly MeasurementRow[],
  indicators: readonly string[],
  period: string,
  shown: readonly string[],
): readonly ExplorerRow[] {
  const lines = new Map<string, MeasurementRow[]>();
  for (const row of measurements) {
    const key = [row.indicator, row.subject.id, row.crossed?.id ?? ''].join(' ');
    const line = lines.get(key);
    if (line) line.push(row);
    else lines.set(key, [row]);
  }
  const [previous, yearBefore] = [beside(period, -1), sameLastYear(period)];
  const rows = [...lines].map(([key, line]): ExplorerRow => {
    const { indicator, subject, crossed } = line[0]!;
    const at = (wanted: string | null) => line.find((one) => one.period === wanted) ?? null;
    const history = shown.map(at);
    return {
      ...{ key, indicator, subject, crossed, history },
      ...{ now: at(period), before: at(previous), lastYear: at(yearBefore) },
      values: history.map((one) => one?.value ?? null),
    };
  });
  // A line that has nothing in the periods shown was only asked for to stand beside them.
  return rows.filter(({ history }) => history.some((one) => one !== null)).toSorted((one, other) => inOrder(one, other, indicators));
}

/** Whether a kind of subject is crossed with a time of arrival. */
export const isTime = (by: CrossingKind | null): boolean => (TIMES_CROSSED as readonly (CrossingKind | null)[]).includes(by);

function inOrder(one: ExplorerRow, other: ExplorerRow, indicators: readonly string[]): number {
  const said = ({ crossed }: ExplorerRow) => (crossed === null ? '' : isTime(crossed.kind) ? crossed.code : crossed.name);
  return (
    indicators.indexOf(one.indicator) - indicators.indexOf(other.indicator) ||
    one.subject.name.localeCompare(other.subject.name) ||
    said(one).localeCompare(said(other))
  );
}
