import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PeriodText } from '../language/period-text';
import { Figures } from '../ui/figures';
import { RuleChecks } from './rule-checks';
import { RuleDraft } from './rule-draft';

/** Whom the rule would touch: of how many subjects it holds in the last period that was evaluated, as one writes. */
@Component({
  selector: 'circolo-live-count',
  imports: [RouterLink, TranslocoPipe, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet" aria-labelledby="rule-live-count">
      <header>
        <h2 id="rule-live-count">{{ 'rules.live.title' | transloco }}</h2>
      </header>
      <div class="inside" role="status">
        @if (checks.liveCount.error()) {
          <p>{{ 'rules.checks.failed' | transloco }}</p>
        } @else if (!checks.isComplete()) {
          <p class="sub">{{ 'rules.live.later' | transloco }}</p>
        } @else if (checks.count(); as count) {
          @if (count.withheld; as why) {
            <p>{{ 'rules.live.withheld.' + why | transloco: { every: every() } }}</p>
          } @else {
            <p>
              <b>{{ 'rules.live.holds' | transloco: { holds: figures.number(count.holds), counted: figures.number(count.counted) } }}</b>
              {{ 'words.scope.' + draft.appliesTo() | transloco }}, {{ count.period | period }}
            </p>
            <div class="bar" aria-hidden="true">
              <span class="holds" [style.flex-grow]="count.holds"></span>
              <span class="unknown" [style.flex-grow]="count.notEvaluable"></span>
              <span class="fails" [style.flex-grow]="count.fails"></span>
            </div>
            <p class="sub">
              {{ 'rules.live.rest' | transloco: { fails: figures.number(count.fails), notEvaluable: figures.number(count.notEvaluable) } }}
              @if (count.counted < count.subjects) {
                {{ 'rules.live.some' | transloco: { subjects: figures.number(count.subjects) } }}
              }
              @if (count.run; as run) {
                <a [routerLink]="['/runs', run.id]">{{ 'rules.live.run' | transloco: { number: run.number } }}</a>
              }
            </p>
          }
        } @else {
          <p class="sub">{{ 'rules.live.counting' | transloco }}</p>
        }
      </div>
    </section>
  `,
  styles: `
    .inside {
      display: grid;
      gap: 8px;
    }
    b {
      font-size: 20px;
      font-variant-numeric: tabular-nums;
    }
    .bar {
      display: flex;
      height: 8px;
      overflow: hidden;
      border-radius: 4px;
      background: var(--band-1);
    }
    .holds {
      background: var(--accent);
    }
    .unknown {
      background: repeating-linear-gradient(45deg, var(--line-3) 0 2px, transparent 2px 5px);
    }
  `,
})
export class LiveCount {
  private readonly texts = inject(TranslocoService);
  protected readonly draft = inject(RuleDraft);
  protected readonly figures = inject(Figures);
  protected readonly checks = inject(RuleChecks);
  protected readonly every = computed(() => this.texts.translate<string>('rules.every.' + this.draft.periodKind()));
}
