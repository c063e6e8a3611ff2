import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleTemplateRow } from '@circolo/contracts';
import { Language } from '../language/language';
import { RuleDraft } from './rule-draft';
import { RulesApi } from './rules-api';
import { TreeEditor } from './tree-editor';

/** Rules to start from, offered while a new rule is still empty. */
@Component({
  selector: 'circolo-rule-templates',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (templates.hasValue()) {
      <section class="sheet" aria-labelledby="rule-templates">
        <header>
          <h2 id="rule-templates">{{ 'rules.templates.title' | transloco }}</h2>
          <p>{{ 'rules.templates.hint' | transloco }}</p>
        </header>
        <ul>
          @for (template of templates.value().items; track template.code) {
            <li>
              <button class="link" type="button" (click)="start(template)">{{ template.name[language.code()] }}</button>
              <span class="sub"
                >{{ 'words.outcome.' + template.rule.outcome.kind | transloco }} · {{ template.meaning[language.code()] }}</span
              >
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      gap: 12px 24px;
      margin: 0;
      padding: 14px 16px;
      list-style: none;
    }
    li {
      display: grid;
      gap: 2px;
      align-content: start;
    }
    button {
      min-height: 24px;
      font-weight: 600;
    }
  `,
})
export class RuleTemplates {
  private readonly draft = inject(RuleDraft);
  private readonly tree = inject(TreeEditor);
  protected readonly language = inject(Language);
  protected readonly templates = inject(RulesApi).templates();

  protected start({ name, rule }: RuleTemplateRow): void {
    this.draft.write({ ...rule, name: name[this.language.code()] });
    this.tree.goTo(this.draft.root().key);
  }
}
