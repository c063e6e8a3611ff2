import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SourceRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { State, type StateName } from '../ui/state';

const REJECTED_SHARE = 0.05;

/** How a source fares in one word, and what the word rests on: late, its last import failed, many rows rejected, or well. */
@Component({
  selector: 'circolo-source-health',
  imports: [TranslocoPipe, Counted, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-state [of]="shownAs()" [text]="'sources.fares.' + fares() | transloco" />
    @if (of().daysWithout !== null) {
      <div class="sub">
        @if (of().daysWithout === 0) {
          {{ 'sources.dataOfToday' | transloco }}
        } @else {
          {{ 'sources.daysWithout' | counted: of().daysWithout ?? 0 }}
        }
        @if (of().usualDays !== null) {
          {{ 'sources.usualDays' | counted: of().usualDays ?? 0 }}
        }
      </div>
    }
  `,
  styles: `
    .sub {
      min-width: 150px;
    }
  `,
})
export class SourceHealth {
  readonly of = input.required<SourceRow>();

  protected readonly fares = computed((): 'late' | 'failed' | 'rejecting' | 'well' | 'unknown' => {
    const { late, lastImport, records, usualDays } = this.of();
    if (late) return 'late';
    if (lastImport?.state === 'failed') return 'failed';
    if (lastImport && lastImport.read > 0 && lastImport.rejected / lastImport.read > REJECTED_SHARE) return 'rejecting';
    return records.length === 0 || usualDays === null ? 'unknown' : 'well';
  });
  protected readonly shownAs = computed(
    (): StateName => (({ late: 'warning', failed: 'critical', rejecting: 'warning', well: 'met', unknown: 'none' }) as const)[this.fares()],
  );
}
