import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { RuleInWords } from './rule-in-words';
import { RulesApi } from './rules-api';

/** All versions of a rule, the newest first: who wrote and published each, and what it said. */
@Component({
  selector: 'circolo-rule-versions',
  imports: [TranslocoPipe, Instant, RuleInWords, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'rules.versions' | transloco }}</h2>
      </header>
      @if (!versions.hasValue()) {
        <circolo-waiting [on]="versions" />
      } @else {
        <ul class="list">
          @for (version of versions.value().items; track version.version) {
            <li>
              <details>
                <summary>
                  <b>{{ 'rules.version' | transloco: { version: version.version } }}</b>
                  <circolo-state [of]="shownAs(version.version)" [text]="'rules.versionState.' + standing(version.version) | transloco" />
                  <span class="sub">
                    {{ 'rules.writtenBy' | transloco: { name: version.author.name, at: version.writtenAt | instant } }}
                    @if (version.publishedBy; as by) {
                      {{ 'rules.publishedBy' | transloco: { name: by.name, at: version.publishedAt | instant } }}
                    }
                  </span>
                </summary>
                <div class="words"><circolo-rule-in-words [of]="version" /></div>
              </details>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    summary {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
      align-items: baseline;
      cursor: pointer;
    }
    summary::before {
      content: '▸';
      color: var(--ink-3);
    }
    details[open] summary::before {
      content: '▾';
    }
    .words {
      padding: 12px 0 4px 20px;
    }
  `,
})
export class RuleVersions {
  readonly of = input.required<RuleRow>();
  private readonly id = computed(() => this.of().id);
  protected readonly versions = inject(RulesApi).versions(() => this.id());

  constructor() {
    effect(() => {
      this.of();
      untracked(() => this.versions.reload());
    });
  }

  protected standing(version: number): 'draft' | 'published' | 'past' {
    const { draft, published, state } = this.of();
    if (version === draft?.version) return 'draft';
    return version === published?.version && state === 'published' ? 'published' : 'past';
  }

  protected shownAs(version: number) {
    return ({ draft: 'watch', published: 'met', past: 'none' } as const)[this.standing(version)];
  }
}
