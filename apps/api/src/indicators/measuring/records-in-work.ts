import type { Clock, MeasuredRecords } from '@circolo/domain';
import { calendarKeyOf } from '../../calendars/calendars.reads';
import { CLOCK_COLUMNS, columnInOnePass, neighboursInOnePass } from './clock-columns';
import { RECORDS_TABLES } from './records-tables';

/** What measures ask of records beside their own columns. */
export interface Wanted {
  readonly clocks: readonly Clock[];
  /** Fields of which it matters whether the source tells them. */
  readonly tracked: readonly string[];
  /** Over which contacts (`n`) neighbours are found in one pass; without it they are looked up one by one. */
  readonly neighboursWhere?: string | null;
}

const OWN_COLUMNS: ReadonlySet<string> = new Set(['wait_ms', 'talk_ms', 'hold_ms', 'wrap_ms']);

/**
 * The query of the records of a kind for which `where` holds (over `r`), with what measures ask of them: the time zone (`zone`), how far
 * their source has been seen (`seen_until`, `seen_active`), their opening calendar, and the clocks, each computed once.
 */
export function recordsInWork(over: MeasuredRecords, where: string, { clocks, tracked, neighboursWhere = null }: Wanted): string {
  const { table } = RECORDS_TABLES[over];
  if (over !== 'interactions' && over !== 'complaints') return `select r.* from ${table} r where ${where} offset 0`;
  const isOpening = over === 'interactions';
  const tells = [...new Set(tracked)].map((field) => `coalesce(im.mapping->'fields' ? '${field}', false) as tracks_${field.toLowerCase()}`);
  const neighbours = neighboursWhere === null ? null : neighboursInOnePass(clocks, neighboursWhere);
  const known = `
    select r.*, o.time_zone as zone, ${isOpening ? `${calendarKeyOf('r.service_key', 'r.channel_key')} as calendar_key,` : ''}
      ((s.last_day + 1)::timestamp at time zone o.time_zone) as seen_until, s.last_active_day as seen_active${[...tells, ...(neighbours ? [neighbours.names] : [])].map((each) => `, ${each}`).join('')}
    from ${table} r cross join organisation o
    left join source_seen s on s.source_key = r.source_key
    ${tells.length > 0 ? 'left join import im on im.key = r.import_key' : ''}
    ${neighbours?.join ?? ''}
    where ${where} offset 0`;
  const columnOf = neighbours ? columnInOnePass : (clock: Clock) => CLOCK_COLUMNS[clock];
  const columns = [...new Set(clocks)].map(columnOf).filter(({ name }) => !OWN_COLUMNS.has(name));
  if (columns.length === 0) return known;
  return `select r.*, ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')} from (${known}) r offset 0`;
}
