import { Directive, Injector, TemplateRef, ViewContainerRef, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of } from 'rxjs';
import { FactWords } from '../ui/fact-words';
import { Figures } from '../ui/figures';
import { Refusals } from '../ui/refusals';
import { Language, type LanguageCode } from './language';

/** Shows a part of a page in another language than the reader's: `<div *circoloInLanguage="'en'" lang="en">`. Nothing until its texts are there. */
@Directive({ selector: '[circoloInLanguage]' })
export class InLanguage {
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly place = inject(ViewContainerRef);
  private readonly injector = inject(Injector);
  private readonly texts = inject(TranslocoService);
  readonly circoloInLanguage = input.required<LanguageCode>();

  constructor() {
    effect(() => {
      const code = this.circoloInLanguage();
      untracked(() => void this.show(code));
    });
  }

  private async show(code: LanguageCode): Promise<void> {
    await firstValueFrom(this.texts.load(code));
    if (code !== this.circoloInLanguage()) return;
    this.place.clear();
    this.place.createEmbeddedView(this.template, {}, { injector: injectorIn(code, this.texts, this.injector) });
  }
}

/** What words are made with, in a language of its own; its texts must have been loaded. */
export function injectorIn(code: LanguageCode, texts: TranslocoService, parent: Injector): Injector {
  const own = Object.create(texts, {
    activeLang: { value: signal(code) },
    langChanges$: { value: of(code) },
    translate: {
      value: (key: string, values?: Record<string, unknown>, language: string = code): unknown => texts.translate(key, values, language),
    },
  }) as TranslocoService;
  const words = [Language, Figures, FactWords, Refusals].map((provide) => ({ provide, deps: [] }));
  return Injector.create({ providers: [{ provide: TranslocoService, useValue: own }, ...words], parent });
}
