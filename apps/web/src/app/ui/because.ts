import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Because as Condition } from '@circolo/contracts';
import { FactWords } from './fact-words';

/** Why a rule held: each condition in words, what the run saw, and whether it held, failed, or could not be told. */
@Component({
  selector: 'circolo-because',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (condition of conditions(); track $index) {
        <li [class]="standing(condition)">
          <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
            @switch (standing(condition)) {
              @case ('holds') {
                <path d="M2 7.500 5.500 11 12 3.500" />
              }
              @case ('fails') {
                <path d="M3 3l8 8M11 3l-8 8" />
              }
              @default {
                <path d="M3 7h8" />
              }
            }
          </svg>
          <span class="visually-hidden">{{ 'ui.because.' + standing(condition) | transloco }}</span>
          <span>{{ words.condition(condition) }}</span>
          <span class="actual">{{ words.actual(condition) }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      padding: 0;
      display: grid;
      gap: 6px;
      font-size: var(--text-table);
    }
    li {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr) auto;
      gap: 8px;
      align-items: baseline;
    }
    svg {
      color: var(--ink-3);
    }
    .holds svg {
      color: var(--met);
    }
    .fails svg {
      color: var(--critical);
    }
    .actual {
      font-variant-numeric: tabular-nums;
      color: var(--ink-2);
      white-space: nowrap;
    }
  `,
})
export class Because {
  protected readonly words = inject(FactWords);
  readonly conditions = input.required<readonly Condition[]>();

  protected standing({ holds }: Condition): 'holds' | 'fails' | 'unknown' {
    if (holds === null) return 'unknown';
    return holds ? 'holds' : 'fails';
  }
}
