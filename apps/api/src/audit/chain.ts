import { createHash } from 'node:crypto';

/** An event as the chain seals it: instants in UTC to the microsecond, hashes in hexadecimal. */
export interface Link {
  readonly sequence: number;
  readonly id: string;
  readonly at: string;
  readonly personId: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly requestId: string | null;
}

/** How far the chain goes, and the hash of its last link. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** Before the first link. */
export const BEGINNING: Head = { sequence: 0, hash: '' };

/** The hash of a link: SHA-256 over the one before it and all that the event says. */
export function hashOf(previous: string, link: Link): string {
  const { sequence, id, at, personId, action, objectKind, objectId, beforeHash, afterHash, requestId } = link;
  const said = [previous, sequence, id, at, personId, action, objectKind, objectId, beforeHash, afterHash, requestId];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The links that follow a head, each with its number and hash. */
export function chained<E extends Omit<Link, 'sequence'>>(head: Head, events: readonly E[]): readonly (E & Head)[] {
  let { sequence, hash } = head;
  return events.map((event) => {
    sequence++;
    hash = hashOf(hash, { ...event, sequence });
    return { ...event, sequence, hash };
  });
}

/**
 * What does not fit, from the event with the number `sequence` on. `missing`: it is not there. `altered`: it is not what was sealed.
 * `content-altered`: what it says of before and after is not what was sealed. `cut`: the chain ended later once. `rewritten`: it fits in
 * itself, but not with a head that was kept outside.
 */
export interface ChainFault {
  readonly code: 'missing' | 'altered' | 'content-altered' | 'cut' | 'rewritten';
  readonly sequence: number;
  readonly event: string | null;
}

/** A link as it was found, and whether the contents that are still kept are those that it names. */
export interface FoundLink extends Link {
  readonly hash: string;
  readonly isContentWhole: boolean;
}

/** Follows the chain from a head over the links found next, in their order: as far as it fits, and the first that does not. */
export function follow(head: Head, links: readonly FoundLink[]): { readonly head: Head; readonly fault: ChainFault | null } {
  let at = head;
  for (const link of links) {
    const { sequence, id, hash } = link;
    if (sequence !== at.sequence + 1) return { head: at, fault: { code: 'missing', sequence: at.sequence + 1, event: null } };
    if (hashOf(at.hash, link) !== hash) return { head: at, fault: { code: 'altered', sequence, event: id } };
    if (!link.isContentWhole) return { head: at, fault: { code: 'content-altered', sequence, event: id } };
    at = { sequence, hash };
  }
  return { head: at, fault: null };
}
