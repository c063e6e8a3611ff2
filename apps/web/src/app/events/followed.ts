import { type HttpResourceRef, HttpClient } from '@angular/common/http';
import { type Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Progress } from '@circolo/contracts';

const EVERY_MS = 2000;
const OPEN = 1;
/** A stream that is silent for longer may have been lost on the way: then the state is asked for. */
const SILENCE_MS = 10_000;

export interface Following<T> {
  /** Such as `run:<id>`. */
  readonly topic: () => string;
  /** Where the object itself is read. */
  readonly address: () => string;
  /** Whether it may still change by itself. */
  readonly going: (state: T) => boolean;
}

/**
 * Keeps what is shown of an object up to date while it is going: by the server's events, and by asking every two seconds where they do not
 * come. Called where a page's fields are made. Answers whether neither of them comes through.
 */
export function followed<T>(read: HttpResourceRef<T | undefined>, { topic, address, going }: Following<T>): Signal<boolean> {
  const http = inject(HttpClient);
  const lost = signal(false);
  const active = computed(() => read.hasValue() && going(read.value() as T));
  effect((onCleanup) => {
    if (!active()) return;
    const [about, url] = [topic(), address()];
    let heardAt = 0;
    let asked: { unsubscribe(): void } | undefined;
    const take = (state: T) => {
      heardAt = Date.now();
      lost.set(false);
      read.set(state);
    };
    const stream = streamOf(about, take);
    const timer = setInterval(() => {
      const listening = stream?.readyState === OPEN && Date.now() - heardAt < SILENCE_MS;
      if (listening) return;
      asked?.unsubscribe();
      asked = http.get<T>(url).subscribe({ next: take, error: () => lost.set(true) });
    }, EVERY_MS);
    onCleanup(() => {
      clearInterval(timer);
      asked?.unsubscribe();
      stream?.close();
      untracked(() => lost.set(false));
    });
  });
  return lost.asReadonly();
}

/** Reads a list again every few seconds while something on it is going. */
export function readAgainWhile(read: { reload(): boolean }, going: () => boolean): void {
  effect((onCleanup) => {
    if (!going()) return;
    const timer = setInterval(() => read.reload(), EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
}

function streamOf<T>(topic: string, take: (state: T) => void): EventSource | null {
  if (typeof EventSource === 'undefined') return null;
  const stream = new EventSource(`/api/v1/events?topic=${encodeURIComponent(topic)}`);
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    const progress = JSON.parse(data) as Progress<T>;
    if (progress.topic === topic) take(progress.state);
  };
  return stream;
}
