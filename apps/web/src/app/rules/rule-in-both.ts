import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleBody } from '@circolo/contracts';
import { InLanguage } from '../language/in-language';
import { LANGUAGES, Language } from '../language/language';
import { RuleInWords } from './rule-in-words';

/** A rule in words in both languages, the reader's first. */
@Component({
  selector: 'circolo-rule-in-both',
  imports: [TranslocoPipe, InLanguage, RuleInWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (code of codes(); track code) {
      <section [attr.lang]="code" [attr.aria-label]="'rules.inLanguage.' + code | transloco">
        <h3>{{ 'rules.inLanguage.' + code | transloco }}</h3>
        <circolo-rule-in-words *circoloInLanguage="code" [of]="of()" />
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }
    section + section {
      padding-top: 16px;
      border-top: 1px solid var(--line);
    }
    h3 {
      margin-bottom: 8px;
      color: var(--ink-3);
      font-size: var(--text-small);
      font-weight: 600;
    }
  `,
})
export class RuleInBoth {
  private readonly language = inject(Language);
  readonly of = input.required<RuleBody>();
  protected readonly codes = computed(() => LANGUAGES.toSorted((one) => (one === this.language.code() ? -1 : 1)));
}
