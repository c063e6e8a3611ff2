import pg from 'pg';

const names = new Map<string, string>();

/**
 * Marks a statement that many requests ask and whose best plan is the same for all values: each connection of the pool has it parsed and
 * planned once. Not for one with optional conditions (`$1 is null or ...`), whose values decide how it is best answered.
 */
export function planned(text: string): string {
  names.set(text, `planned_${names.size}`);
  return text;
}

/** A connection that knows the planned statements by their names. */
export class PlanningClient extends pg.Client {
  override query = ((text: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' ? names.get(text) : undefined;
    return ask.call(this, name === undefined ? text : { name, text }, ...rest);
  }) as pg.Client['query'];
}

const ask = pg.Client.prototype.query as (...asked: unknown[]) => unknown;
