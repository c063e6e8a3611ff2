import type { MeasurementRow } from '@circolo/contracts';
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

/** Measurements as lines, by indicator in the order asked, then by the names of the subjects; hours and weekdays in their own order. */
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

const TIMES = ['hour', 'weekday'];

function inOrder(one: ExplorerRow, other: ExplorerRow, indicators: readonly string[]): number {
  const byTime = one.crossed !== null && TIMES.includes(one.crossed.kind);
  return (
    indicators.indexOf(one.indicator) - indicators.indexOf(other.indicator) ||
    one.subject.name.localeCompare(other.subject.name) ||
    (byTime ? Number(one.crossed?.code) - Number(other.crossed?.code) : (one.crossed?.name ?? '').localeCompare(other.crossed?.name ?? ''))
  );
}
