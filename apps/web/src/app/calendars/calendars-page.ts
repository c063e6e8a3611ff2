import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CalendarRow } from '@circolo/contracts';
import { localDayOf, openingVersionOn } from '@circolo/domain';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { CalendarsApi } from './calendars-api';
import { OpenLength, mondayOf, openInWeek } from './open-length';
import { OpeningWeek } from './opening-week';
import { SpecialDays } from './special-days';

/** *Orari di apertura*: a calendar's week, its days that are different, and its versions. What is looked at is kept in the address. */
@Component({
  selector: 'circolo-calendars-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Instant, Empty, OpenLength, OpeningWeek, PageHeader, SpecialDays, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendars-page.html',
})
export class CalendarsPage {
  private readonly api = inject(CalendarsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly mayWrite = this.session.may('calendars.write');
  /** From the address: the calendar's id, the first day of one of its versions, and a year. */
  readonly calendar = input<string>();
  readonly version = input<string>();
  readonly year = input<string>();

  protected readonly calendars = this.api.list();
  protected readonly all = computed(() => (this.calendars.hasValue() ? this.calendars.value().items : []));
  protected readonly shown = computed(() => this.all().find(({ id }) => id === this.calendar()) ?? this.all()[0] ?? null);
  protected readonly today = localDayOf(new Date().toISOString(), this.session.timeZone());
  /** The version asked for, or else the one in force; a calendar that is still to begin shows its first. */
  protected readonly shownVersion = computed(() => {
    const calendar = this.shown();
    if (!calendar) return null;
    const asked = calendar.versions.find(({ from }) => from === this.version());
    return asked ?? openingVersionOn(calendar, this.today) ?? calendar.versions[0] ?? null;
  });
  protected readonly thisWeek = computed(() => {
    const calendar = this.shown();
    return calendar && openInWeek(calendar, mondayOf(this.today), this.session.timeZone());
  });
  protected readonly shownYear = computed(() =>
    /^[12]\d{3}$/.test(this.year() ?? '') ? Number(this.year()) : Number(this.today.slice(0, 4)),
  );

  protected inForce({ versions }: CalendarRow): string | null {
    return openingVersionOn({ versions }, this.today)?.from ?? null;
  }

  protected look(event: Event): void {
    void this.router.navigate([], { queryParams: { version: (event.target as HTMLSelectElement).value }, queryParamsHandling: 'merge' });
  }

  protected async takeBack(calendar: CalendarRow, from: string): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('calendars.takeBack.title'),
      text: this.texts.translate('calendars.takeBack.text'),
      action: this.texts.translate('calendars.takeBack.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.takeVersionBack(calendar, from), { done: 'calendars.takeBack.done' });
    if (done.ok) this.calendars.reload();
  }
}
