import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** The two years that the contacts are spread over, evenly, and in the day between 8 and 18 UTC: their local day is that of UTC. */
const FIRST_DAY = '2024-11-01';
const DAYS = 730;
/** Nothing is later. */
export const LAST_DAY_SEEN = '2026-10-31';
/** The last whole month. */
export const LAST_MONTH = '2026-10';

const [AGENTS, TEAM_SIZE, TOPICS] = [400, 20, 12];

/** A number from 0 to `below`, the same at each run: it follows from the contact and from what it is for. */
const chance = (salt: number, below: number) => `mod(abs(hashint8(n * 31 + ${salt})::bigint), ${below})`;

/**
 * Contacts in the product's own layout, `rows` of them. Each instant is another; a customer calls eight times on average, so that some
 * call again within days.
 */
const contacts = (rows: number) => `
  select 'M' || n as "externalId", ${iso('at')} as "arrivedAt",
    (array['telephone', 'telephone', 'telephone', 'chat', 'email'])[${chance(1, 5)} + 1] as channel,
    case when answered then 'answered' when ${chance(2, 4)} = 0 then 'left-in-ivr' else 'abandoned' end as outcome,
    'topic-' || ${chance(3, TOPICS)} as topic, null as service, null as site, null as segment,
    case when answered then 'agent-' || agent end as agent, 'team-' || agent / ${TEAM_SIZE} as team,
    case when ${chance(4, 10)} > 0 then 'C' || ${chance(5, Math.ceil(rows / 8))} end as customer,
    ${chance(6, 180)} as "waitSeconds",
    case when answered then 20 + ${chance(7, 600)} end as "talkSeconds",
    case when answered then ${chance(8, 90)} end as "holdSeconds",
    case when answered then ${chance(9, 120)} end as "wrapSeconds",
    case when answered then ${until(`at + make_interval(secs => 60 + ${chance(10, 86_400)})`)} end as "firstReplyAt",
    case when answered and ${chance(11, 5)} > 0 then ${until(`at + make_interval(secs => 600 + ${chance(12, 864_000)})`)} end as "resolvedAt",
    case when answered then (${chance(13, 10)} > 0)::text end as resolved,
    case when answered then (${chance(14, 16)} = 0)::text end as transferred,
    case when answered then (${chance(15, 20)} = 0)::text end as escalated,
    case when answered then (${chance(16, 30)} = 0)::text end as reopened,
    case when answered and ${chance(17, 3)} = 0 then 1 + ${chance(18, 5)} end as csat, null as nps, null as ces
  from (
    select n, mod(n, ${AGENTS}) as agent, ${chance(19, 12)} > 0 as answered,
      timestamp '${FIRST_DAY} 08:00' + make_interval(days => floor(place)::int, secs => (place - floor(place))::float8 * 36000) as at
    from generate_series(1, ${rows}) n, lateral (select (n - 1)::numeric * ${DAYS} / ${rows} as place) p
  ) contact`;

const iso = (instant: string) => `to_char(${instant}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What had not happened on the last day is not in the file. */
const until = (instant: string) => `case when ${instant} < timestamp '${LAST_DAY_SEEN} 22:00' then ${iso(instant)} end`;

/** Writes them to a file: PostgreSQL makes and spells them, which takes it some seconds for a million. */
export async function writeContacts(client: pg.Client, path: string, rows: number): Promise<void> {
  const lines = client.query(copyTo(`copy (${contacts(rows)}) to stdout with (format csv, header true)`));
  await pipeline(lines, createWriteStream(path));
}
