import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Problem } from '@circolo/contracts';

/** The API's error body, or null when the failure is of another kind. */
export function problemOf(failure: unknown): Problem | null {
  const cause =
    failure instanceof HttpErrorResponse
      ? failure
      : failure instanceof Error && failure.cause instanceof HttpErrorResponse
        ? failure.cause
        : null;
  const body: unknown = typeof cause?.error === 'string' ? parsed(cause.error) : cause?.error;
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : null;
}

/** Turns a failure into a sentence: what happened, what was kept, what to do. */
@Injectable({ providedIn: 'root' })
export class Refusals {
  private readonly texts = inject(TranslocoService);

  sentence(failure: unknown): string {
    const problem = problemOf(failure);
    if (!problem)
      return this.texts.translate(failure instanceof HttpErrorResponse && failure.status > 0 ? 'refusal.failed' : 'refusal.unreachable');
    return this.sentenceOf(problem.code, problem.details);
  }

  /** A refusal kept as data, such as the failure of a run or an import. */
  sentenceOf(code: string, details: Readonly<Record<string, unknown>> = {}): string {
    const key = `refusal.${code}`;
    const sentence = this.texts.translate<string>(key, this.inWords(details));
    return sentence === key ? this.texts.translate('refusal.failed') : sentence;
  }

  /** The fields that the server did not accept, by name, each with a sentence. */
  fields(failure: unknown): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    for (const { field, code } of problemOf(failure)?.errors ?? []) {
      const key = `ui.wrong.${code}`;
      const sentence = this.texts.translate<string>(key);
      fields.set(field, sentence === key ? this.texts.translate('ui.wrong.other') : sentence);
    }
    return fields;
  }

  private inWords(details: Readonly<Record<string, unknown>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(details).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
