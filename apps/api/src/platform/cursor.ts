import { Refusal } from '@circolo/domain';

/** Where a list goes on: the sort keys of its last row, opaque to the caller. */
export function cursorOf(keys: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys behind a cursor, or nulls on the first page. @throws Refusal `validation` when it is not one of ours. */
export function keysOf(cursor: string | undefined, length: number): readonly unknown[] {
  if (cursor === undefined) return Array.from({ length }, () => null);
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => ['string', 'number'].includes(typeof key))) return keys;
  } catch {
    // Falls through: whatever does not parse is not a cursor.
  }
  throw new Refusal('validation', { errors: [{ field: 'cursor', code: 'invalid', message: 'Not a cursor of this list' }] });
}

/** One page out of rows that were asked for with one more than the limit. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keys: (row: T) => readonly unknown[],
): { items: readonly T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(keys(last)) : null };
}
