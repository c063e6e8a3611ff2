import { Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Observable, firstValueFrom, isObservable } from 'rxjs';
import { TodayApi } from '../today/today-api';
import { Dialogs } from './dialogs';
import { Notices } from './notices';
import { Refusals, problemOf } from './refusals';

/** What an attempt came to: its answer, or the failure that the person has already been told about. */
export type Attempted<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly failure: unknown };

export interface AttemptOptions {
  /** Key of the sentence to say when it worked. */
  readonly done?: string;
  readonly with?: Record<string, unknown>;
  /** The page shows the refusal itself, such as beside a field. */
  readonly quiet?: boolean;
}

/** Tries a write: says what came of it, shows both versions when somebody else was quicker, and keeps a second click from doing it twice. */
@Injectable({ providedIn: 'root' })
export class Attempt {
  private readonly texts = inject(TranslocoService);
  private readonly notices = inject(Notices);
  private readonly refusals = inject(Refusals);
  private readonly dialogs = inject(Dialogs);
  private readonly inbox = inject(TodayApi);
  private readonly going = signal(false);
  readonly busy = this.going.asReadonly();

  async run<T>(write: Observable<T> | (() => Promise<T>), options: AttemptOptions = {}): Promise<Attempted<T>> {
    this.going.set(true);
    try {
      const answer = await (isObservable(write) ? firstValueFrom(write, { defaultValue: undefined as T }) : write());
      if (options.done) this.notices.done(this.texts.translate(options.done, options.with));
      this.inbox.refresh();
      return { ok: true, answer };
    } catch (failure) {
      await this.tell(failure, options);
      return { ok: false, failure };
    } finally {
      this.going.set(false);
    }
  }

  private async tell(failure: unknown, options: AttemptOptions): Promise<void> {
    const problem = problemOf(failure);
    if (problem?.code === 'stale-revision' && problem.versions) await this.dialogs.conflict(problem.versions);
    else if (!options.quiet) this.notices.refused(this.refusals.sentence(failure));
  }
}
