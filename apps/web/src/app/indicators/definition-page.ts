import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confusedWith, formulaParts, INDICATORS, measureInWords } from '@circolo/domain';
import { Formula } from '../language/formula';
import { Language } from '../language/language';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { ARROWS, definitionOf, Needs, Parameters } from './definition';
import { GoldenCases } from './golden-cases';

/** One indicator's definition: its formula, what it is made of, what it can be taken for, and its versions. */
@Component({
  selector: 'circolo-definition-page',
  imports: [RouterLink, TranslocoPipe, Formula, Empty, GoldenCases, Needs, PageHeader, Parameters],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-page.html',
})
export class DefinitionPage {
  protected readonly language = inject(Language);
  protected readonly arrows = ARROWS;
  /** From the address. */
  readonly code = input<string>();

  protected readonly definition = computed(() => definitionOf(this.code()));
  protected readonly parts = computed(() => {
    const definition = this.definition();
    const language = this.language.code();
    return (definition ? formulaParts(definition.formula) : []).map(({ role, measures }) => ({
      role,
      measures: measures.map((measure) => ({ measure, words: measureInWords(measure, definition!.parameters, language) })),
    }));
  });
  protected readonly others = computed(() => {
    const definition = this.definition();
    return definition ? confusedWith(definition.code).map((code) => INDICATORS[code]) : [];
  });
}
