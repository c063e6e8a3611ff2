/** Connections that were refused, cut or never made, and a server that is starting, stopping or full of them. */
const GONE_STATES = /^(08|57P0|53300)/;
const GONE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const GONE_WORDS = /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** Whether work failed because the database was not there, and not because of the work: it will do once the database is back. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, errors } = error as Error & { code?: unknown; driverError?: unknown; errors?: readonly unknown[] };
  if (typeof code === 'string' && (GONE_CODES.has(code) || GONE_STATES.test(code))) return true;
  return GONE_WORDS.test(error.message) || isDatabaseGone(driverError) || (errors ?? []).some(isDatabaseGone);
}
