import { effect, type Signal, signal } from '@angular/core';

const PAUSE_MS = 300;

/** A value when it has not changed for a moment, so that not every letter asks the server. Called where fields are made. */
export function settled<T>(of: Signal<T>): Signal<T | undefined> {
  const last = signal<T | undefined>(undefined);
  effect((onCleanup) => {
    const now = of();
    const timer = setTimeout(() => last.set(now), PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return last.asReadonly();
}
