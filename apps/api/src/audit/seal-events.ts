import { DataSource } from 'typeorm';
import { BEGINNING, chained, type Head, type Link } from './chain';
import { LINK } from './links.queries';

const BATCH = 5_000;
const SEALING = 4_171_211;

const HEAD = `select sequence, encode(hash, 'hex') as hash from audit_event where sequence is not null order by sequence desc limit 1`;
const UNSEALED = `select e.key, ${LINK} from audit_event e where e.sequence is null order by e.key limit ${BATCH}`;
const SEAL = `
  update audit_event e set sequence = s.sequence, hash = decode(s.hash, 'hex')
  from unnest($1::bigint[], $2::bigint[], $3::text[]) s (key, sequence, hash) where e.key = s.key`;

/**
 * Numbers and chains the events that are committed and not sealed yet, in the order of their keys. Apart from the transactions that record
 * them, which would otherwise wait for each other; one sealer at a time.
 * @returns the head, or null where nothing was ever sealed or another one is sealing
 */
export async function sealEvents(database: DataSource): Promise<Head | null> {
  for (;;) {
    const { head, isAll } = await sealBatch(database);
    if (isAll) return head;
  }
}

function sealBatch(database: DataSource): Promise<{ readonly head: Head | null; readonly isAll: boolean }> {
  return database.transaction(async (tx) => {
    const [free] = await tx.query<{ mine: boolean }[]>('select pg_try_advisory_xact_lock($1) as mine', [SEALING]);
    if (!free?.mine) return { head: null, isAll: true };
    const [head] = await tx.query<Head[]>(HEAD);
    const events = await tx.query<(Omit<Link, 'sequence'> & { key: number })[]>(UNSEALED);
    const links = chained(head ?? BEGINNING, events);
    if (links.length > 0) {
      await tx.query(SEAL, [links.map(({ key }) => key), links.map(({ sequence }) => sequence), links.map(({ hash }) => hash)]);
    }
    const last = links.at(-1) ?? head;
    return { head: last ? { sequence: last.sequence, hash: last.hash } : null, isAll: events.length < BATCH };
  });
}
