import { Injectable } from '@angular/core';
import { type TranslateParams, TranslocoService } from '@jsverse/transloco';

/** The texts as signals see them: what is computed from a text is computed again when another language is read. */
@Injectable({ providedIn: 'root' })
export class Texts extends TranslocoService {
  override translate<T = string>(key: TranslateParams, params?: Record<string, unknown>, language: string = this.activeLang()): T {
    return super.translate<T>(key, params, language);
  }
}
