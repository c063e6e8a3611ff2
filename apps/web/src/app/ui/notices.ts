import { Injectable, signal } from '@angular/core';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'refused';
  readonly text: string;
}

const DONE_STAYS_MS = 6000;

/** What has just happened, said at the edge of the page. Refusals stay until they are put away. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly shown = signal<readonly Notice[]>([]);
  private last = 0;
  readonly all = this.shown.asReadonly();

  done(text: string): void {
    const id = this.add('done', text);
    setTimeout(() => this.putAway(id), DONE_STAYS_MS);
  }

  refused(text: string): void {
    this.add('refused', text);
  }

  putAway(id: number): void {
    this.shown.update((notices) => notices.filter((notice) => notice.id !== id));
  }

  private add(kind: Notice['kind'], text: string): number {
    const id = ++this.last;
    this.shown.update((notices) => [...notices.filter((notice) => notice.text !== text), { id, kind, text }].slice(-3));
    return id;
  }
}
