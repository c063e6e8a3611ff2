import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Seen } from '@circolo/contracts';
import type { Verdict } from '@circolo/domain';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { VerdictMark } from '../ui/verdict-mark';

const TRUTH: Readonly<Record<Verdict, boolean | null>> = { holds: true, fails: false, 'not-evaluable': null };

/** Of a rule that asks for some time: in which of the last periods its conditions held, this one first. */
@Component({
  selector: 'circolo-over-time-words',
  imports: [TranslocoPipe, Counted, PeriodText, VerdictMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    {{ 'cycle.overTime.title' | counted: of().periods : { times: of().times } }}
    <ul>
      @for (one of of().said; track one.period) {
        <li>
          <circolo-verdict-mark aria-hidden="true" [holds]="one.verdict === null ? null : truth[one.verdict]" />
          <span>{{ one.period | period }}</span>
          <span class="sub">{{ 'cycle.overTime.said.' + (one.verdict ?? 'none') | transloco }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 6px 0 0;
      padding: 0;
      display: grid;
      gap: 4px;
    }
    li {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr) auto;
      gap: 8px;
      align-items: baseline;
    }
  `,
})
export class OverTimeWords {
  protected readonly truth = TRUTH;
  readonly of = input.required<NonNullable<Seen['overTime']>>();
}
