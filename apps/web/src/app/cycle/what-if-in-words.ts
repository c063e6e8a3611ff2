import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { WhatIf } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Language } from '../language/language';
import { FactWords } from '../ui/fact-words';

type Wanted = NonNullable<WhatIf['changes']>[number][number];

/** What would have changed a verdict, in words: each alternative with the nearest limit and what the figure was. */
@Component({
  selector: 'circolo-what-if-words',
  imports: [TranslocoPipe, Counted],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let sentences = alternatives();
    @if (sentences === null) {
      <p>{{ 'cycle.whatIf.tooLong' | transloco }}</p>
    } @else if (sentences.length === 0) {
      <p>{{ 'cycle.whatIf.never.' + of().towards | transloco }}</p>
    } @else {
      {{ 'cycle.whatIf.' + of().towards | counted: sentences.length }}
      <ul>
        @for (sentence of sentences; track sentence) {
          <li>{{ sentence }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 4px 0 0;
    }
  `,
})
export class WhatIfWords {
  private readonly texts = inject(TranslocoService);
  private readonly words = inject(FactWords);
  private readonly language = inject(Language);
  readonly of = input.required<WhatIf>();

  protected readonly alternatives = computed(
    () => this.of().changes?.map((change) => this.together(change.map((one) => this.sentence(one)))) ?? null,
  );

  private sentence({ fact, actual, wanted, byValue }: Wanted): string {
    const limits = this.limits(wanted);
    const told =
      actual === null
        ? this.texts.translate<string>('cycle.whatIf.wasMissing', { limits })
        : this.texts.translate<string>('cycle.whatIf.was', { limits, actual: this.words.actual({ fact, actual }) });
    if (byValue.length === 0) return told;
    return this.texts.translate('cycle.whatIf.thatIs', { told, value: this.limits(byValue).replaceAll(this.indicatorIn(fact), '') });
  }

  /** The name of the indicator before the part of it that a fact is: said once, it need not be said again. */
  private indicatorIn(fact: string): string {
    const label = this.words.label(fact);
    return label.slice(0, label.lastIndexOf(': ') + 2);
  }

  private limits(limits: Wanted['wanted']): string {
    return this.together(limits.map(({ fact, operator, value }) => this.words.condition({ fact, operator, expected: value })));
  }

  private together(parts: readonly string[]): string {
    return new Intl.ListFormat(this.language.locale(), { type: 'conjunction' }).format(parts);
  }
}
