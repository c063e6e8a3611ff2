import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Because as Condition } from '@circolo/contracts';
import { FactWords } from './fact-words';
import { VerdictMark } from './verdict-mark';

/** Why a rule held: each condition in words, what the run saw, and whether it held, failed, or could not be told. */
@Component({
  selector: 'circolo-because',
  imports: [VerdictMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (condition of conditions(); track $index) {
        <li>
          <circolo-verdict-mark [holds]="condition.holds" />
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
}
