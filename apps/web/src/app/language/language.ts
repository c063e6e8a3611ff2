import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

export const LANGUAGES = ['it', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

const STORED_AS = 'circolo.language';

/** The language a person reads: kept on this device, written on `<html lang>`, followed by texts, numbers and dates. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly document = inject(DOCUMENT);
  private readonly texts = inject(TranslocoService);
  private readonly chosen = signal<LanguageCode>(languageOf(this.document.documentElement.lang) ?? 'it');

  readonly code = this.chosen.asReadonly();
  /** BCP 47 tag for `Intl`: the day comes before the month in both languages. */
  readonly locale = computed(() => (this.chosen() === 'it' ? 'it-IT' : 'en-GB'));

  constructor() {
    effect(() => {
      this.document.documentElement.lang = this.chosen();
      this.texts.setActiveLang(this.chosen());
    });
  }

  choose(code: LanguageCode): void {
    this.chosen.set(code);
    try {
      localStorage.setItem(STORED_AS, code);
    } catch {
      // Storage may be closed to the page: the choice then lasts until the page is left.
    }
  }

  /** Takes the account's language on a device where nobody has chosen one yet. */
  adopt(code: string): void {
    const known = languageOf(code);
    if (known && !this.remembered()) this.chosen.set(known);
  }

  private remembered(): boolean {
    try {
      return localStorage.getItem(STORED_AS) !== null;
    } catch {
      return false;
    }
  }
}

function languageOf(code: string): LanguageCode | null {
  return LANGUAGES.find((language) => language === code) ?? null;
}
