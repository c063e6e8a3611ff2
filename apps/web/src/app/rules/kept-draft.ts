import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { RuleBody } from '@circolo/contracts';
import { Session } from '../session/session';
import { RuleDraft } from './rule-draft';

/** What somebody wrote on this device and did not save. */
export interface Unsaved {
  readonly at: string;
  /** Of the rule as it was then; `null` for a new one. */
  readonly revision: number | null;
  readonly content: RuleBody;
}

/** Keeps what is written and not yet saved on this device, for its writer alone, so that a closed window loses nothing. */
@Injectable()
export class KeptDraft {
  private readonly draft = inject(RuleDraft);
  private readonly session = inject(Session);
  private readonly rule = signal<{ readonly id: string; readonly revision: number | null } | null>(null);
  private readonly from = signal<Unsaved | null>(null);
  /** What was left unsaved when the page was last open, until its writer takes it up or puts it away. */
  readonly found = this.from.asReadonly();
  private wrote = false;

  constructor() {
    effect(() => {
      const rule = this.rule();
      const content = this.draft.dirty() ? this.draft.content() : null;
      if (rule) untracked(() => this.keep(rule.revision, content));
    });
  }

  /** The page shows this rule, as it is kept by the server; `null` for a new one. */
  follow(rule: { readonly id: string; readonly revision: number } | null): void {
    const first = this.rule() === null;
    this.rule.set(rule ?? { id: 'new', revision: null });
    if (!first) return;
    const unsaved = this.read();
    if (unsaved && JSON.stringify(unsaved.content) !== JSON.stringify(this.draft.content())) this.from.set(unsaved);
  }

  /** Whether the rule was changed by somebody since. */
  isOutdated({ revision }: Unsaved): boolean {
    return revision !== (this.rule()?.revision ?? null);
  }

  takeUp({ content }: Unsaved): void {
    this.from.set(null);
    this.draft.write(content);
  }

  forget(): void {
    this.from.set(null);
    this.wrote = false;
    this.store((storage, key) => storage.removeItem(key));
  }

  private keep(revision: number | null, content: RuleBody | null): void {
    if (content === null) {
      if (this.wrote) this.forget();
      return;
    }
    this.wrote = true;
    const unsaved: Unsaved = { at: new Date().toISOString(), revision, content };
    this.store((storage, key) => storage.setItem(key, JSON.stringify(unsaved)));
  }

  private read(): Unsaved | null {
    try {
      return JSON.parse(this.store((storage, key) => storage.getItem(key)) ?? 'null') as Unsaved | null;
    } catch {
      return null;
    }
  }

  /** Storage may be closed to the page: then nothing is kept. */
  private store<T>(use: (storage: Storage, key: string) => T): T | null {
    try {
      return use(localStorage, `circolo.rule.${this.session.person()?.id ?? ''}.${this.rule()?.id ?? ''}`);
    } catch {
      return null;
    }
  }
}
