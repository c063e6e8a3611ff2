import { type Day, definitionsFor, type IndicatorCode, measureId, measuresBehind, type Part, type Period } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { indicatorVersions } from './indicator-versions.reads';

/** The last day on which each measure stood for something in the whole organisation, looked for from the last day backwards. $1 measures */
const LAST_DAYS = `
  select m.id, (
    select d.day::text from daily_sum d
    where d.kind = 'organisation' and d.over = m.over and d.sums[m.position] > 0 order by d.day desc limit 1) as day
  from measure m where m.id = any($1::text[]) and not m.squared`;

/** Before every day. */
const NEVER = '';

/** The last day with records that each of some indicators is about, as they are defined for a period; `null` for one that nothing has fed yet. */
export async function lastFedDays(
  sql: Sql,
  codes: readonly IndicatorCode[],
  period: Period,
): Promise<ReadonlyMap<IndicatorCode, Day | null>> {
  const definitions = definitionsFor(await indicatorVersions(sql), period).filter(({ code }) => codes.includes(code));
  const wanted = definitions.map(({ code, base, formula, parameters }) => {
    const ids = (part: Part) => part.map((measure) => measureId(measure, parameters));
    const isCount = ['count', 'stock', 'stock-age'].includes(formula.kind);
    // What is counted may be nothing at all; what is divided by may not.
    return { code, needed: isCount ? [ids(base)] : [ids(base), ids(measuresBehind(formula, 'denominator'))] };
  });
  const rows = await sql.query<{ id: string; day: Day | null }[]>(LAST_DAYS, [wanted.flatMap(({ needed }) => needed.flat())]);
  const days = new Map(rows.map(({ id, day }) => [id, day ?? NEVER]));
  const latest = (ids: readonly string[]) =>
    ids
      .map((id) => days.get(id) ?? NEVER)
      .toSorted()
      .at(-1)!;
  return new Map(
    wanted.map(({ code, needed }) => {
      const day = needed.map(latest).toSorted()[0]!;
      return [code, day === NEVER ? null : day];
    }),
  );
}
