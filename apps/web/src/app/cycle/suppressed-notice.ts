import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Seen } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';

/** Why something that holds asks for nothing, and the way to what it waits for. */
@Component({
  selector: 'circolo-suppressed-notice',
  imports: [RouterLink, TranslocoPipe, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice">
      <p>{{ 'cycle.outcome.suppressedSays.' + (silence() ?? 'earlier-open') | transloco }}</p>
      @if (by(); as earlier) {
        <p>
          <a [routerLink]="['/outcomes', earlier.id]">{{
            'cycle.outcome.openEarlier' | transloco: { period: (earlier.period | period) }
          }}</a>
        </p>
      }
    </div>
  `,
})
export class SuppressedNotice {
  /** Outcomes that were kept before reasons were have none: it was always an earlier one. */
  readonly silence = input.required<Seen['silence']>();
  readonly by = input.required<Seen['suppressedBy']>();
}
