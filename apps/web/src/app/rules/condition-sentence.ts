import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Condition } from '@circolo/domain';
import { FactWords } from '../ui/fact-words';

/** Conditions as one line of text, where a list has no place. */
@Injectable({ providedIn: 'root' })
export class ConditionSentence {
  private readonly texts = inject(TranslocoService);
  private readonly words = inject(FactWords);

  of(condition: Condition): string {
    if ('fact' in condition) {
      return this.words.condition({ fact: condition.fact, operator: condition.operator, expected: condition.value });
    }
    const [join, inside] =
      'not' in condition
        ? (['not', [condition.not]] as const)
        : 'all' in condition
          ? (['all', condition.all] as const)
          : (['any', condition.any] as const);
    return `${this.texts.translate<string>('rules.join.' + join)} ${inside.map((one) => this.of(one)).join('; ')}`;
  }
}
