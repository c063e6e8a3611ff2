import { DOCUMENT, Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

export const LANGUAGES = ['it', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

const STORED_AS = 'circolo.language';

/**
 * The language a person reads: kept on this device, written on `<html lang>`, followed by texts, numbers and dates. It changes when
 * its texts are there, so that no page is drawn without them.
 */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly document = inject(DOCUMENT);
  private readonly texts = inject(TranslocoService);
  private wanted: LanguageCode | null = null;

  readonly code = computed(() => languageOf(this.texts.activeLang()) ?? 'it');
  /** BCP 47 tag for `Intl`: the day comes before the month in both languages. */
  readonly locale = computed(() => (this.code() === 'it' ? 'it-IT' : 'en-GB'));

  /** Reads the language that the page was opened in. */
  start(): Promise<void> {
    return this.read(languageOf(this.document.documentElement.lang) ?? 'it');
  }

  choose(code: LanguageCode): Promise<void> {
    try {
      localStorage.setItem(STORED_AS, code);
    } catch {
      // Storage may be closed to the page: the choice then lasts until the page is left.
    }
    return this.read(code);
  }

  /** Takes the account's language on a device where nobody has chosen one yet. */
  async adopt(code: string): Promise<void> {
    const known = languageOf(code);
    if (known && !this.remembered()) await this.read(known);
  }

  private async read(code: LanguageCode): Promise<void> {
    this.wanted = code;
    try {
      await firstValueFrom(this.texts.load(code));
    } catch {
      // The texts cannot be had: the page stays readable in the language it is in.
      return;
    }
    if (this.wanted !== code) return;
    this.texts.setActiveLang(code);
    this.document.documentElement.lang = code;
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
