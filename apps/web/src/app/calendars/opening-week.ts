import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpenHours } from '@circolo/domain';
import { Language } from '../language/language';
import { weekdayNames } from '../language/weekday-names';
import { OpenLength, lengthOf, minutesOf } from './open-length';
import { textOfHours } from './written-hours';

const DAY_MINUTES = 1440;

/** A week as a grid: each weekday's hours drawn along the day, in figures, and added up. */
@Component({
  selector: 'circolo-opening-week',
  imports: [TranslocoPipe, OpenLength],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ 'calendars.week.day' | transloco }}</th>
          <td class="axis" aria-hidden="true">
            <span style="left: 0">0</span><span style="left: 25%">6</span><span style="left: 50%">12</span><span style="left: 75%">18</span
            ><span style="left: 100%">24</span>
          </td>
          <th scope="col">{{ 'calendars.week.hours' | transloco }}</th>
          <th scope="col" class="n">{{ 'calendars.week.open' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (day of days(); track day.name) {
          <tr>
            <th scope="row">{{ day.name }}</th>
            <td class="drawn" aria-hidden="true">
              <div class="day">
                @for (bar of day.bars; track bar.left) {
                  <span class="bar" [style.left.%]="bar.left" [style.width.%]="bar.width"></span>
                }
              </div>
            </td>
            <td>
              @for (stretch of day.stretches; track stretch) {
                <span class="nowrap">{{ stretch }}</span>{{ $last ? '' : ', ' }}
              } @empty {
                {{ 'calendars.week.closed' | transloco }}
              }
            </td>
            <td class="n">{{ day.bars.length > 0 ? (day.length | openLength) : '—' }}</td>
          </tr>
        }
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{{ 'calendars.week.whole' | transloco }}</th>
          <td class="drawn" aria-hidden="true"></td>
          <td></td>
          <td class="n">{{ whole() | openLength }}</td>
        </tr>
      </tfoot>
    </table>
  `,
  styles: `
    .axis {
      position: relative;
      width: 36%;
      color: var(--ink-3);
      font-size: var(--text-small);
      span {
        position: absolute;
        bottom: 4px;
        transform: translateX(-50%);
      }
    }
    .axis,
    .drawn {
      padding-inline: 12px;
    }
    .axis {
      padding: 0;
      border-inline: 12px solid transparent;
    }
    .day {
      position: relative;
      height: 14px;
      border-radius: 3px;
      background:
        linear-gradient(90deg, var(--line-2) 1px, transparent 1px) 0 0 / 25% 100%,
        var(--sunken);
      overflow: hidden;
    }
    .bar {
      position: absolute;
      inset-block: 0;
      background: var(--accent);
    }
    tfoot > tr > * {
      border-bottom: 0;
      font-weight: 600;
      color: var(--ink);
      font-size: var(--text-table);
      position: static;
    }
    tbody tr:last-child > * {
      border-bottom: 1px solid var(--line-2);
    }
    @media (max-width: 640px) {
      .axis,
      .drawn {
        display: none;
      }
    }
  `,
})
export class OpeningWeek {
  private readonly language = inject(Language);
  /** Seven lists, Monday first. */
  readonly week = input.required<readonly (readonly OpenHours[])[]>();

  protected readonly days = computed(() => {
    const names = weekdayNames(this.language.locale());
    return this.week().map((hours, place) => ({
      name: names[place]!,
      stretches: hours.map((one) => textOfHours([one])),
      length: lengthOf(hours),
      bars: hours.map(({ from, until }) => ({
        left: (minutesOf(from) / DAY_MINUTES) * 100,
        width: ((minutesOf(until) - minutesOf(from)) / DAY_MINUTES) * 100,
      })),
    }));
  });
  protected readonly whole = computed(() => this.days().reduce((sum, { length }) => sum + length, 0));
}
