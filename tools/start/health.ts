import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';

const patienceMs = 120_000;

/** Waits until the API answers that it, its database and its queue are well. Throws what `signal` was given for. */
export async function untilHealthy(address: string, signal: AbortSignal): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(100)) {
    signal.throwIfAborted();
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) }).catch(
      () => null,
    );
    if (answer?.ok) return;
  }
  throw new CannotStart(`The API does not answer at ${address}/api/v1/health.`);
}
