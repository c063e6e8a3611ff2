import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RuleRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { RuleInWords } from './rule-in-words';
import { RulesApi } from './rules-api';
import { VersionDifferences } from './version-differences';

const LONGEST_NAME = 120;

/** All versions of a rule, the newest first: who wrote and published each, until when it was in use, what it said and what it changed. */
@Component({
  selector: 'circolo-rule-versions',
  imports: [MatButton, TranslocoPipe, Instant, RuleInWords, State, VersionDifferences, Waiting],
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
              <details #one (toggle)="opened(version.version, one.open)">
                <summary>
                  <b>{{ 'rules.version' | transloco: { version: version.version } }}</b>
                  <circolo-state [of]="shownAs(version.version)" [text]="'rules.versionState.' + standing(version.version) | transloco" />
                  <span class="sub">
                    {{ 'rules.writtenBy' | transloco: { name: version.author.name, at: version.writtenAt | instant } }}
                    @if (version.publishedBy; as by) {
                      {{ 'rules.publishedBy' | transloco: { name: by.name, at: version.publishedAt | instant } }}
                    }
                    @if (version.validUntil; as until) {
                      {{ 'rules.validUntil' | transloco: { at: until | instant } }}
                    }
                  </span>
                </summary>
                <div class="words">
                  <circolo-rule-in-words [of]="version" />
                  @if (version.version > 1) {
                    <h3>{{ 'rules.differences.title' | transloco }}</h3>
                    @if (open().has(version.version)) {
                      <circolo-version-differences [rule]="of().id" [of]="version" />
                    }
                  }
                  @if (mayWrite) {
                    <p>
                      <button matButton="outlined" type="button" [disabled]="attempt.busy()" (click)="copy(version.version)">
                        {{ 'rules.copy.action' | transloco }}
                      </button>
                    </p>
                  }
                </div>
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
      display: grid;
      gap: 14px;
      padding: 12px 0 4px 20px;
    }
  `,
})
export class RuleVersions {
  private readonly api = inject(RulesApi);
  private readonly texts = inject(TranslocoService);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly mayWrite = inject(Session).may('rules.write');
  readonly of = input.required<RuleRow>();
  private readonly id = computed(() => this.of().id);
  protected readonly versions = this.api.versions(() => this.id());

  /** The versions that somebody looks into: what changed is read only then. */
  protected readonly open = signal<ReadonlySet<number>>(new Set());

  constructor() {
    effect(() => {
      this.of();
      untracked(() => this.versions.reload());
    });
  }

  protected opened(version: number, isOpen: boolean): void {
    if (isOpen) this.open.update((open) => new Set([...open, version]));
  }

  /** Another rule that says the same, as a draft to go on from. */
  protected async copy(version: number): Promise<void> {
    const name = this.texts.translate<string>('rules.copy.name', { name: this.of().name }).slice(0, LONGEST_NAME);
    const done = await this.attempt.run(this.api.copy(this.of(), { name, version }), { done: 'rules.copy.done' });
    if (done.ok) await this.router.navigate(['/rules', done.answer.id]);
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
