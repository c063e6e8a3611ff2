import { DataSource } from 'typeorm';
import type { Sql } from '../platform/database';
import { BEGINNING, type ChainFault, follow, type FoundLink, type Head } from './chain';
import { contentHash, LINK } from './links.queries';

const BATCH = 5_000;

const LINKS = `
  select e.sequence, encode(e.hash, 'hex') as hash, ${LINK},
    (c.before is null or ${contentHash('c.before')} is not distinct from e.before_hash)
      and (c.after is null or ${contentHash('c.after')} is not distinct from e.after_hash) as "isContentWhole"
  from audit_event e left join audit_content c on c.event_key = e.key
  where e.sequence > $1 order by e.sequence limit ${BATCH}`;
const WAITING = 'select count(*)::int as waiting from audit_event where sequence is null';

/** What a look at the whole chain has found. */
export interface Verification {
  /** How far it fits. */
  readonly head: Head;
  /** Events that the sealer has yet to come to. */
  readonly waiting: number;
  /** How many heads kept outside it was held to. */
  readonly keptHeads: number;
  readonly fault: ChainFault | null;
}

/** Follows the whole chain, and holds it to the heads that were kept outside of the database, the oldest first. */
export function verifyChain(database: DataSource, kept: readonly Head[]): Promise<Verification> {
  return database.transaction('REPEATABLE READ', async (tx) => {
    const [row] = await tx.query<{ waiting: number }[]>(WAITING);
    return { ...(await followed(tx, kept)), waiting: row!.waiting, keptHeads: kept.length };
  });
}

async function followed(tx: Sql, kept: readonly Head[]): Promise<{ readonly head: Head; readonly fault: ChainFault | null }> {
  const hashes = new Map(kept.map(({ sequence, hash }) => [sequence, hash]));
  let head: Head = BEGINNING;
  let lastKept = 0;
  for (;;) {
    const links = await tx.query<FoundLink[]>(LINKS, [head.sequence]);
    const found = follow(head, links);
    const differs = links.find(({ sequence, hash }) => sequence <= found.head.sequence && (hashes.get(sequence) ?? hash) !== hash);
    lastKept = links.findLast(({ sequence }) => sequence < (differs?.sequence ?? Infinity) && hashes.has(sequence))?.sequence ?? lastKept;
    if (differs) return { head: found.head, fault: { code: 'rewritten', sequence: lastKept + 1, event: null } };
    head = found.head;
    if (found.fault) return found;
    if (links.length < BATCH) break;
  }
  const isCut = kept.some(({ sequence }) => sequence > head.sequence);
  return { head, fault: isCut ? { code: 'cut', sequence: head.sequence + 1, event: null } : null };
}
