import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ownColumns } from '../../demo-data/load-test-file.ts';

/** How many contacts each agent answers in the month. */
export const CONTACTS_EACH = 4;
const TEAM_SIZE = 25;

/** A number from 0 to `below`, the same at each run: it follows from the contact and from what it is for. */
const chance = (salt: number, below: number) => `mod(abs(hashint8(n * 31 + ${salt})::bigint), ${below})`;

const SAID: Readonly<Record<string, string>> = {
  channel: `'telephone'`,
  outcome: `'answered'`,
  topic: `'topic-' || ${chance(1, 12)}`,
  agent: `'agent-' || mod(n, agents)`,
  team: `'team-' || mod(n, agents) / ${TEAM_SIZE}`,
  customer: `'C' || ${chance(2, 1_000_000)}`,
  waitSeconds: chance(3, 180),
  talkSeconds: `20 + ${chance(4, 600)}`,
  holdSeconds: chance(5, 90),
  wrapSeconds: chance(6, 120),
  resolved: `(${chance(7, 10)} > mod(n, agents) % 5)::text`,
  csat: `1 + ${chance(8, 5)}`,
};

const contacts = (month: string, agents: number) => `
  select ${ownColumns
    .map((name) => {
      if (name === 'externalId') return `'${month}-' || n as "externalId"`;
      if (name === 'arrivedAt')
        return `to_char(timestamp '${month}-01 08:00' + make_interval(days => (${chance(9, 28)})::int, secs => ${chance(10, 36_000)}), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "arrivedAt"`;
      return `${SAID[name] ?? 'null'} as "${name}"`;
    })
    .join(', ')}
  from (select ${agents}::int as agents) a cross join generate_series(1, ${agents * CONTACTS_EACH}) n`;

/** Writes the contacts of a month, a few for each of so many agents, in the product's own layout. */
export async function writeMonth(client: pg.Client, file: string, month: string, agents: number): Promise<void> {
  await pipeline(
    client.query(copyTo(`copy (${contacts(month, agents)}) to stdout with (format csv, header true)`)),
    createWriteStream(file),
  );
}
