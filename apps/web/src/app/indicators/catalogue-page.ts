import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DIMENSIONS, type Indicator, INDICATOR_LIST } from '@circolo/domain';
import { Counted } from '../language/counted';
import { Formula } from '../language/formula';
import { Language } from '../language/language';
import { plainText } from '../language/plain-text';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { ARROWS, Needs, Parameters } from './definition';

/** Every indicator by dimension: what it is, in what, and what it needs. The words looked for are kept in the address. */
@Component({
  selector: 'circolo-catalogue-page',
  imports: [RouterLink, TranslocoPipe, Counted, Formula, Empty, Needs, PageHeader, Parameters],
  providers: [Formula],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalogue-page.html',
  styleUrl: './catalogue-page.scss',
})
export class CataloguePage {
  private readonly router = inject(Router);
  private readonly formula = inject(Formula);
  protected readonly language = inject(Language);
  protected readonly arrows = ARROWS;
  /** From the address. */
  readonly words = input<string>();

  protected readonly found = computed(() => {
    const asked = plainText(this.words() ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const language = this.language.code();
    return INDICATOR_LIST.filter(({ code, name }) => {
      const said = plainText(`${code} ${name[language]} ${this.formula.transform(code)}`);
      return asked.every((word) => said.includes(word));
    });
  });
  protected readonly groups = computed(() =>
    DIMENSIONS.map((dimension) => ({ dimension, rows: this.found().filter((one) => one.dimension === dimension) })).filter(
      ({ rows }) => rows.length > 0,
    ),
  );

  protected hasParameters({ parameters }: Indicator): boolean {
    return Object.keys(parameters).length > 0;
  }

  protected look(event: Event): void {
    const words = (event.target as HTMLInputElement).value || null;
    void this.router.navigate([], { queryParams: { words }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
