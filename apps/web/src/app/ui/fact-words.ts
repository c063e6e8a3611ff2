import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Because } from '@circolo/contracts';
import { factNamed } from '@circolo/domain';
import { Language } from '../language/language';
import { Figures } from './figures';

/** Facts of rules, their comparisons and their values, in the reader's words. */
@Injectable({ providedIn: 'root' })
export class FactWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly figures = inject(Figures);

  label(fact: string): string {
    return factNamed(fact)?.label[this.language.code()] ?? fact;
  }

  /** A condition as a sentence, such as `Tasso di risoluzione: valore almeno 80,0 %`. */
  condition({ fact, operator, expected }: Pick<Because, 'fact' | 'operator' | 'expected'>): string {
    return `${this.label(fact)} ${this.comparison({ fact, operator, expected })}`;
  }

  /** The same without the fact, such as `almeno 80,0 %`. */
  comparison({ fact, operator, expected }: Pick<Because, 'fact' | 'operator' | 'expected'>): string {
    return this.texts.translate(`words.operator.${operator}`, { value: this.expected(fact, expected) });
  }

  /** A word among others stands in quotation marks, so that the sentence is read aright. */
  private expected(fact: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((one) => this.expected(fact, one)).join(', ');
    const words = this.value(fact, value);
    return typeof value === 'string' ? this.texts.translate('words.quoted', { words }) : words;
  }

  actual({ fact, actual }: Pick<Because, 'fact' | 'actual'>): string {
    return actual === null || actual === undefined ? this.texts.translate('ui.because.missing') : this.value(fact, actual);
  }

  /** A fact's value: a figure in its unit, a state, yes or no, or several of them. */
  value(fact: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((one) => this.value(fact, one)).join(', ');
    if (typeof value === 'boolean') return this.texts.translate(value ? 'words.yes' : 'words.no');
    const definition = factNamed(fact);
    if (typeof value === 'number') return this.number(fact, value, definition?.unit ?? '');
    if (definition?.type === 'severity') return this.texts.translate(`ui.state.${String(value)}`);
    if (definition?.type === 'subject-kind') return this.texts.translate(`words.subject.${String(value)}`);
    return String(value);
  }

  /** A gap between two shares is told in percentage points. */
  private number(fact: string, value: number, unit: string): string {
    if (!fact.endsWith('.gap') || unit !== 'fraction') return this.figures.text(value, unit);
    const gap = this.figures.difference(value, unit);
    return `${gap.number} ${gap.unit}`;
  }
}
