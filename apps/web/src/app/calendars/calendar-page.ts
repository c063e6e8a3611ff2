import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { checkOpeningVersion, localDayOf, openingVersionOn, Refusal } from '@circolo/domain';
import { Instant } from '../language/instant';
import { Language } from '../language/language';
import { monthNames, weekdayNames } from '../language/weekday-names';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { PageHeader } from '../ui/page-header';
import { Refusals } from '../ui/refusals';
import { Waiting } from '../ui/waiting';
import { CalendarDraft } from './calendar-draft';
import { CalendarsApi } from './calendars-api';
import { OpenLength, mondayOf, openInWeek } from './open-length';
import { OpeningWeek } from './opening-week';

/** Makes a calendar, or writes a version of one: the form on the left, the week that it comes to on the right. */
@Component({
  selector: 'circolo-calendar-page',
  imports: [ReactiveFormsModule, MatButton, RouterLink, TranslocoPipe, Instant, OpenLength, OpeningWeek, PageHeader, Waiting],
  providers: [CalendarDraft],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class CalendarPage {
  private readonly api = inject(CalendarsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly language = inject(Language);
  private readonly refusals = inject(Refusals);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly texts = inject(TranslocoService);
  protected readonly attempt = inject(Attempt);
  private readonly draft = inject(CalendarDraft);
  /** From the address: the calendar (none makes a new one), and the version to begin from. */
  readonly id = input<string>();
  readonly version = input<string>();

  protected readonly form = this.draft.form;
  protected readonly refusal = signal('');
  protected readonly calendars = this.api.list();
  private readonly channels = this.api.subjects('channel');
  private readonly services = this.api.subjects('service');
  protected readonly subjects = computed(() =>
    [this.services, this.channels].flatMap((kind) => (kind.hasValue() ? kind.value().items : [])),
  );
  private readonly all = computed(() => (this.calendars.hasValue() ? this.calendars.value().items : []));
  protected readonly calendar = computed(() => this.all().find(({ id }) => id === this.id()) ?? null);
  protected readonly isFirst = computed(() => this.all().length === 0);
  protected readonly weekdays = computed(() => weekdayNames(this.language.locale()));
  protected readonly months = computed(() => monthNames(this.language.locale()));
  protected readonly today = localDayOf(new Date().toISOString(), this.session.timeZone());

  protected readonly written = this.draft.version;
  /** Whether the version takes the place of one that begins on the same day. */
  protected readonly replaces = computed(() => this.calendar()?.versions.some(({ from }) => from === this.written()?.from) ?? false);
  protected readonly wrong = computed(() => {
    try {
      const version = this.written();
      if (version) checkOpeningVersion(version);
      return '';
    } catch (error) {
      if (error instanceof Refusal) return this.refusals.sentenceOf(error.code, error.details);
      throw error;
    }
  });
  /** The week in which the version begins, or this one when it has begun. */
  protected readonly preview = computed(() => {
    const version = this.written();
    if (!version || this.wrong()) return null;
    const others = (this.calendar()?.versions ?? []).filter(({ from }) => from !== version.from);
    const versions = [...others, version].sort((a, b) => (a.from < b.from ? -1 : 1));
    const monday = mondayOf(version.from > this.today ? version.from : this.today);
    return { monday, open: openInWeek({ versions }, monday, this.session.timeZone()) };
  });

  constructor() {
    effect(() => {
      if (!this.calendars.hasValue()) return;
      const calendar = this.calendar();
      const version = calendar && (calendar.versions.find(({ from }) => from === this.version()) ?? openingVersionOn(calendar, this.today));
      untracked(() =>
        this.draft.start(calendar, version ?? calendar?.versions[0] ?? null, calendar ? this.today : `${this.today.slice(0, 4)}-01-01`),
      );
    });
  }

  protected follows(id: string): boolean {
    return this.form.controls.subjects.value.includes(id);
  }

  protected follow(id: string, event: Event): void {
    const others = this.form.controls.subjects.value.filter((one) => one !== id);
    this.form.controls.subjects.setValue((event.target as HTMLInputElement).checked ? [...others, id] : others);
    this.form.markAsDirty();
  }

  /** Monday's hours for the other working days. */
  protected asMonday(): void {
    const [monday, ...others] = this.form.controls.week.controls;
    for (const day of others.slice(0, 4)) day.setValue(monday!.value);
    this.form.markAsDirty();
  }

  protected addClosedDay(): void {
    this.draft.addClosedDay();
  }

  protected addExtraDay(): void {
    this.draft.addExtraDay();
  }

  protected remove(list: 'closedDays' | 'extraDays', place: number): void {
    this.form.controls[list].removeAt(place);
    this.form.markAsDirty();
  }

  protected async save(): Promise<void> {
    const version = this.written();
    if (this.form.invalid || !version) {
      this.form.markAllAsTouched();
      return this.refusal.set(this.texts.translate('calendars.form.incomplete'));
    }
    const { name, isDefault, subjects } = this.form.getRawValue();
    const wanted = { name, isDefault, subjects: [...subjects], version };
    const calendar = this.calendar();
    const done = await this.attempt.run(calendar ? this.api.change(calendar, wanted) : this.api.add(wanted), {
      done: 'calendars.saved',
      quiet: true,
    });
    if (!done.ok) return this.refusal.set(this.refusals.sentence(done.failure));
    this.form.markAsPristine();
    await this.router.navigate(['/calendars'], { queryParams: { calendar: done.answer.id, version: version.from } });
  }

  /** Asked by the router before another page is opened. */
  async mayLeave(): Promise<boolean> {
    if (this.form.pristine) return true;
    const sure = await this.dialogs.ask({
      title: this.texts.translate('calendars.leave.title'),
      text: this.texts.translate('calendars.leave.text'),
      action: this.texts.translate('calendars.leave.action'),
    });
    return sure !== null;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.form.dirty) event.preventDefault();
  }
}
