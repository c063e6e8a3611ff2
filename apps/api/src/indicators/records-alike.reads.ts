import type { MeasureCondition, MeasuredRecords, RecordsAlike } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { measureSql } from './measuring/measure-sql';
import { recordsInWork } from './measuring/records-in-work';

/** So many conditions are told by one number. */
const BITS = 30;

/** The records for which `where` holds (over `r`), by which of the conditions they fulfil, in one pass. */
export async function recordsAlike(
  sql: Sql,
  over: MeasuredRecords,
  { where, parameters }: { readonly where: string; readonly parameters: readonly unknown[] },
  conditions: readonly MeasureCondition[],
): Promise<readonly RecordsAlike[]> {
  const groups = await sql.query<{ held: readonly number[]; count: number }[]>(alikeBy(over, where, conditions), [...parameters]);
  return groups.map(({ held, count }) => ({ fulfilled: conditions.map((_, place) => isHeld(held, place)), count }));
}

const isHeld = (held: readonly number[], place: number): boolean => ((held[Math.floor(place / BITS)]! >> (place % BITS)) & 1) === 1;

/** `held` has the bits of the first thirty conditions, then those of the next. */
function alikeBy(over: MeasuredRecords, where: string, conditions: readonly MeasureCondition[]): string {
  const compiled = conditions.map((condition) => measureSql({ over, where: [condition] }).where);
  const wanted = { clocks: compiled.flatMap(({ clocks }) => clocks), tracked: compiled.flatMap(({ tracked }) => tracked) };
  const bits = compiled.map(({ sql }, place) => `(coalesce((${sql})::int, 0) << ${place % BITS})`);
  const numbers = Array.from({ length: Math.ceil(bits.length / BITS) }, (_, part) =>
    bits.slice(part * BITS, (part + 1) * BITS).join(' | '),
  );
  return `
select to_json(array[${numbers.map((_, part) => `b${part}`).join(', ')}]::int4[]) as held, count(*) as count
from (select ${numbers.map((sql, part) => `${sql} as b${part}`).join(', ') || 'true as none'} from (${recordsInWork(over, where, wanted)}) r offset 0) r
${numbers.length > 0 ? `group by ${numbers.map((_, part) => `b${part}`).join(', ')}` : ''}`;
}
