import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PeriodText } from '../language/period-text';
import { Chosen } from './chosen';
import { beside, firstDayOf, periodChoices } from './period-choices';

const DAY = 86_400_000;

/** Chooses the period: one step back, one step on, or from a list by kind. */
@Component({
  selector: 'circolo-period-picker',
  imports: [TranslocoPipe, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="step" [attr.aria-label]="'shell.period.before' | transloco" (click)="step(-1)">‹</button>
    <label>
      <span>{{ 'shell.period.label' | transloco }}</span>
      <select (change)="choose($event)">
        @if (!listed()) {
          <option selected [value]="chosen.period()">{{ chosen.period() | period }}</option>
        }
        @for (group of choices(); track group.kind) {
          <optgroup [label]="'words.periodKind.' + group.kind | transloco">
            @for (period of group.periods; track period) {
              <option [value]="period" [selected]="period === chosen.period()">{{ period | period }}</option>
            }
          </optgroup>
        }
      </select>
    </label>
    <button type="button" class="step" [attr.aria-label]="'shell.period.next' | transloco" (click)="step(1)">›</button>
  `,
  styleUrl: './picker.scss',
})
export class PeriodPicker {
  protected readonly chosen = inject(Chosen);
  // Two years back from the later of today and the period shown, so that one can walk on from wherever one is.
  protected readonly choices = computed(() =>
    periodChoices(new Date(Math.max(Date.now(), firstDayOf(this.chosen.period()).getTime() + DAY))),
  );
  protected readonly listed = computed(() => this.choices().some((group) => group.periods.includes(this.chosen.period())));

  protected choose(event: Event): void {
    this.chosen.choosePeriod((event.target as HTMLSelectElement).value);
  }

  protected step(step: 1 | -1): void {
    this.chosen.choosePeriod(beside(this.chosen.period(), step));
  }
}
