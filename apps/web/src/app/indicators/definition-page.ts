import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confusedWith, formulaParts, INDICATORS, measureInWords } from '@circolo/domain';
import { Formula } from '../language/formula';
import { Language } from '../language/language';
import { PeriodText } from '../language/period-text';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { ARROWS, definitionOf, Needs, Parameters } from './definition';
import { GoldenCases } from './golden-cases';
import { IndicatorsApi } from './indicators-api';

/** One indicator's definition: its formula, what it is made of, what it can be taken for, and its versions. */
@Component({
  selector: 'circolo-definition-page',
  imports: [RouterLink, TranslocoPipe, Formula, Empty, GoldenCases, Needs, PageHeader, Parameters, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-page.html',
})
export class DefinitionPage {
  protected readonly language = inject(Language);
  protected readonly arrows = ARROWS;
  /** From the address. */
  readonly code = input<string>();

  protected readonly definition = computed(() => definitionOf(this.code()));
  private readonly published = inject(IndicatorsApi).versions(() => this.definition()?.code);
  protected readonly versions = computed(() => (this.published.hasValue() ? this.published.value().items : []));
  /** The one that holds today; a figure of an earlier period cites the one of its own first day. */
  protected readonly inForce = computed(() => {
    const today = new Date().toISOString().slice(0, 10);
    return this.versions().find(({ from }) => from === null || from <= today) ?? null;
  });
  protected readonly parameters = computed(() => this.inForce()?.parameters ?? this.definition()?.parameters ?? {});
  protected readonly parts = computed(() => {
    const definition = this.definition();
    const language = this.language.code();
    return (definition ? formulaParts(definition.formula) : []).map(({ role, measures }) => ({
      role,
      measures: measures.map((measure) => ({ measure, words: measureInWords(measure, this.parameters(), language) })),
    }));
  });
  protected readonly others = computed(() => {
    const definition = this.definition();
    return definition ? confusedWith(definition.code).map((code) => INDICATORS[code]) : [];
  });
}
