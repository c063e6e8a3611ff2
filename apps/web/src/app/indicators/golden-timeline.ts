import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GoldenCaseRow } from '@circolo/contracts';
import { Language } from '../language/language';

const LANE = 30;
const AXIS = 22;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Contacts along time, one under the other: what happened, what was counted, what was due. The same is said in words below. */
@Component({
  selector: 'circolo-golden-timeline',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './golden-timeline.html',
  styleUrl: './golden-timeline.scss',
})
export class GoldenTimeline {
  private readonly language = inject(Language);
  readonly timeline = input.required<GoldenCaseRow['timeline']>();
  readonly timeZone = input.required<string>();
  /** Whether what ends is the window for repeated contacts, and no term for an answer. */
  readonly isWindow = input(false);

  protected readonly height = computed(() => AXIS + this.timeline().lanes.length * LANE + 6);
  protected readonly lanes = computed(() =>
    this.timeline().lanes.map((lane, place) => ({
      ...lane,
      middle: AXIS + place * LANE + LANE / 2,
      name: [lane.customer, lane.topic].filter((word) => word !== null).join(', '),
    })),
  );
  /** Local midnights, where the days can be told apart. */
  protected readonly midnights = computed(() => {
    const { from, until } = this.timeline();
    const [first, last] = [Date.parse(from), Date.parse(until)];
    if (last - first > 16 * DAY_MS) return [];
    const days: number[] = [];
    for (let at = Math.ceil(first / HOUR_MS) * HOUR_MS; at < last; at += HOUR_MS) if (this.hourOf(at) === 0) days.push(at);
    return days;
  });

  /** Where an instant stands, in per cent of the width. */
  protected x(at: string | number): number {
    const { from, until } = this.timeline();
    const [first, last] = [Date.parse(from), Date.parse(until)];
    const instant = typeof at === 'number' ? at : Date.parse(at);
    return 2 + (last === first ? 0 : ((instant - first) / (last - first)) * 96);
  }

  protected width(from: string, until: string): number {
    return this.x(until) - this.x(from);
  }

  /** On the clock of the case: seconds for what takes less than an hour, the day for what takes longer. */
  protected when(at: string): string {
    const { from, until } = this.timeline();
    const isShort = Date.parse(until) - Date.parse(from) < HOUR_MS;
    const second = isShort || !at.endsWith(':00.000Z') ? '2-digit' : undefined;
    const day: Intl.DateTimeFormatOptions = isShort ? {} : { weekday: 'short', day: 'numeric', month: 'short' };
    const time: Intl.DateTimeFormatOptions = { ...day, hour: '2-digit', minute: '2-digit', second, timeZone: this.timeZone() };
    return new Intl.DateTimeFormat(this.language.locale(), time).format(new Date(at));
  }

  private hourOf(at: number): number {
    return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: this.timeZone() }).format(at));
  }
}
