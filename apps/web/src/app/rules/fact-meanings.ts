import { Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { FactRow } from '@circolo/contracts';
import { isIndicatorCode } from '@circolo/domain';
import { forkJoin } from 'rxjs';
import { formulaText } from '../language/formula';
import { LANGUAGES, Language, type LanguageCode } from '../language/language';
import { plainText } from '../language/plain-text';

/** What facts mean, and how they are found by words: of either language, of their code, name or meaning. */
@Injectable({ providedIn: 'root' })
export class FactMeanings {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly both = signal(false);
  private readonly sought = new Map<string, string>();

  constructor() {
    forkJoin(LANGUAGES.map((code) => this.texts.load(code))).subscribe({
      next: () => {
        this.sought.clear();
        this.both.set(true);
      },
      // Without the other language's texts facts are still found by the reader's own words.
      error: () => this.both.set(false),
    });
  }

  /** Of an indicator's value its formula, of anything else a sentence. */
  of(fact: FactRow, language: LanguageCode = this.language.code()): string {
    const [about = '', part = ''] = fact.name.split('.');
    if (!isIndicatorCode(about)) return this.texts.translate(`rules.meaning.${about}-${part}`, {}, language);
    if (part === 'value') return formulaText(this.texts, about, 'formula', {}, language);
    return this.texts.translate(`rules.meaning.${part}`, {}, language);
  }

  /** In what it is told, such as `%`; empty for words and plain numbers. */
  unit({ unit }: FactRow): string {
    return unit === null ? '' : this.texts.translate(`rules.unit.${unit}`);
  }

  /** The facts of which each of the words is known; first those that the reader's own name or the code of them holds. */
  found(facts: readonly FactRow[], words: readonly string[]): readonly FactRow[] {
    const holds = (text: string) => words.every((word) => text.includes(word));
    const named = facts.filter((fact) => holds(plainText(`${fact.label[this.language.code()]} ${fact.name}`)));
    return [...named, ...facts.filter((fact) => !named.includes(fact) && holds(this.textOf(fact)))];
  }

  private textOf(fact: FactRow): string {
    const known = this.sought.get(fact.name);
    if (known !== undefined) return known;
    const languages = this.both() ? LANGUAGES : [this.language.code()];
    const text = plainText([fact.name, ...languages.flatMap((code) => [fact.label[code], this.of(fact, code)])].join(' '));
    if (this.both()) this.sought.set(fact.name, text);
    return text;
  }
}
