import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Brings one language's texts as a file of their own, named by its content, so that a browser keeps it for good. */
@Injectable({ providedIn: 'root' })
export class TextsLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return language === 'en' ? import('./texts-en').then((file) => file.texts) : import('./texts-it').then((file) => file.texts);
  }
}
