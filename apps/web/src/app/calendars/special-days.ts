import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type Day, type DayOpening, type OpeningCalendar, addLocalDays, openingOfDay } from '@circolo/domain';
import { Instant } from '../language/instant';
import { Empty } from '../ui/empty';
import { textOfHours } from './written-hours';

/** The days of a year on which the week does not hold, each with why: holidays, the patron, closings, extra openings. */
@Component({
  selector: 'circolo-special-days',
  imports: [TranslocoPipe, Empty, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (days().length === 0) {
      <circolo-empty [text]="'calendars.days.none' | transloco" />
    } @else {
      <ul class="list">
        @for (one of days(); track one.day) {
          <li>
            <span class="when">{{ one.day | instant: 'long' }}</span>
            <span>{{ why(one.opening) }}</span>
            <span class="sub">{{ hours(one.opening) || ('calendars.week.closed' | transloco) }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr) 92px;
      gap: 2px 16px;
      padding-block: 8px;
    }
    .sub {
      text-align: right;
    }
    @media (max-width: 640px) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .when {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class SpecialDays {
  private readonly texts = inject(TranslocoService);
  readonly calendar = input.required<OpeningCalendar>();
  readonly year = input.required<number>();

  protected readonly days = computed(() => {
    const days: { day: Day; opening: DayOpening }[] = [];
    for (let day = `${this.year()}-01-01`; day <= `${this.year()}-12-31`; day = addLocalDays(day, 1)) {
      const opening = openingOfDay(this.calendar(), day);
      if (opening && opening.because !== 'week') days.push({ day, opening });
    }
    return days;
  });

  protected readonly hours = ({ hours }: DayOpening): string => textOfHours(hours);

  protected why({ because, word }: DayOpening): string {
    return because === 'holiday'
      ? this.texts.translate(`calendars.holiday.${word}`)
      : because === 'patron'
        ? this.texts.translate('calendars.days.patron', { name: word })
        : (word ?? '');
  }
}
