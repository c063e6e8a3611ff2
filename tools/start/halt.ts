import { isAlive } from '../process/identity.ts';

/** Why everything is to stop: because somebody asked (`failure` is null), or because something broke. */
export type Reason = { readonly failure: string | null };

/** One place where a stop is asked for, by whoever first does; later calls change nothing. */
export type Halt = {
  readonly signal: AbortSignal;
  readonly ask: (failure: string | null) => void;
  readonly asked: Promise<Reason>;
};

const ancestorsWatchMs = 500;

/**
 * A halt that also listens to Ctrl-C, `kill` and a closed terminal (a terminal sends Ctrl-C to npm and to us, and npm passes it on
 * once more), and to the end of the npm that started us, which `bootstrap.mjs` names: killed, it cannot tell us.
 */
export function haltOnSignals(): Halt {
  const controller = new AbortController();
  let settle: (reason: Reason) => void = () => undefined;
  const asked = new Promise<Reason>((resolve) => (settle = resolve));
  const ask = (failure: string | null) => {
    if (controller.signal.aborted) return;
    controller.abort();
    settle({ failure });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(null));
  const ancestors = (process.env['CIRCOLO_ANCESTORS'] ?? '').split(',').filter(Boolean).map(Number);
  setInterval(() => {
    if (!ancestors.every(isAlive)) ask(null);
  }, ancestorsWatchMs).unref();
  // The terminal may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => ask(null));
  return { signal: controller.signal, ask, asked };
}
