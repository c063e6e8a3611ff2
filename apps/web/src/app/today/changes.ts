import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeviationRow } from '@circolo/contracts';
import { DeviationsApi } from '../deviations/deviations-api';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { BulletHeads, BulletRow } from '../ui/bullet-row';
import { Empty } from '../ui/empty';
import { Waiting } from '../ui/waiting';

const SHOWN = 6;
const PRESSING = ['watch', 'warning', 'critical'];

/** The deviations that ask for a look: real signals first, then by gravity, then the newest. */
@Component({
  selector: 'circolo-changes',
  imports: [RouterLink, TranslocoPipe, PeriodText, BulletHeads, BulletRow, Empty, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'today.changed' | transloco }}</h2>
        <span>{{ chosen.period() | period }}</span>
      </header>
      @if (!deviations.hasValue()) {
        <circolo-waiting [on]="deviations" />
      } @else if (rows().length === 0) {
        <circolo-empty [text]="'today.nothingChanged' | transloco" />
      } @else {
        <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'today.changed' | transloco">
          <table>
            <thead>
              <tr circolo-bullet-heads></tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.indicator + row.subject.id) {
                <tr circolo-bullet-row [of]="row"></tr>
              }
            </tbody>
          </table>
        </div>
      }
      <p class="all">
        <a routerLink="/deviations">{{ 'today.allDeviations' | transloco }}</a>
      </p>
    </section>
  `,
  styles: `
    .all {
      padding: 12px 16px;
      border-top: 1px solid var(--line);
    }
  `,
})
export class Changes {
  protected readonly chosen = inject(Chosen);
  protected readonly deviations = inject(DeviationsApi).list(() => ({ period: this.chosen.period(), limit: 500 }));

  protected readonly rows = computed(() => {
    const all = this.deviations.hasValue() ? this.deviations.value().items : [];
    return all
      .filter((row) => PRESSING.includes(row.severity ?? ''))
      .sort((one, other) => weight(other) - weight(one) || one.periodsOff - other.periodsOff)
      .slice(0, SHOWN);
  });
}

function weight({ severity, signal }: DeviationRow): number {
  return PRESSING.indexOf(severity ?? '') + (signal ? PRESSING.length : 0);
}
