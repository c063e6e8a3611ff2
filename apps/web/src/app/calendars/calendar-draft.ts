import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormArray, type FormControl, type FormGroup, NonNullableFormBuilder, Validators } from '@angular/forms';
import type { CalendarRow, OpeningVersion } from '@circolo/contracts';
import type { OpeningVersion as KnownVersion } from '@circolo/domain';
import { hoursWritten, textOfHours } from './written-hours';

const readable = ({ value }: { value: unknown }) => (hoursWritten(String(value)) === null ? { hours: true } : null);

interface ClosedDay {
  day: FormControl<string>;
  reason: FormControl<string>;
}
interface ExtraDay extends ClosedDay {
  hours: FormControl<string>;
}

/** What is being written of a calendar: its fields as text, and the version that they come to. */
@Injectable()
export class CalendarDraft {
  private readonly fields = inject(NonNullableFormBuilder);

  readonly form = this.fields.group({
    name: ['', Validators.required],
    from: ['', Validators.required],
    isDefault: false,
    subjects: [[] as readonly string[]],
    week: this.fields.array(Array.from({ length: 7 }, () => this.fields.control('', readable))),
    nationalHolidays: true,
    patronDay: [null as number | null, [Validators.min(1), Validators.max(31)]],
    patronMonth: '',
    patronName: '',
    closedDays: new FormArray<FormGroup<ClosedDay>>([]),
    extraDays: new FormArray<FormGroup<ExtraDay>>([]),
  });
  private readonly written = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  /** The version as it is written now, or `null` while something cannot be read. */
  readonly version = computed(() => {
    this.written();
    return this.read();
  });

  /** Begins from what a calendar says, or from an empty week. */
  start(calendar: CalendarRow | null, version: KnownVersion | null, from: string): void {
    const { name = '', isDefault = false, subjects = [] } = calendar ?? {};
    const [patronMonth = '', patronDay = ''] = version?.patron?.day.split('-') ?? [];
    this.form.controls.closedDays.clear();
    this.form.controls.extraDays.clear();
    for (const { day, reason } of version?.closedDays ?? []) this.addClosedDay(day, reason);
    for (const { day, hours, reason } of version?.extraDays ?? []) this.addExtraDay(day, textOfHours(hours), reason);
    this.form.reset({
      ...this.form.getRawValue(),
      name,
      from,
      isDefault,
      subjects: subjects.map(({ id }) => id),
      week: (version?.week ?? Array.from({ length: 7 }, () => [])).map(textOfHours),
      nationalHolidays: version?.nationalHolidays ?? true,
      patronDay: patronDay ? Number(patronDay) : null,
      patronMonth,
      patronName: version?.patron?.name ?? '',
    });
  }

  addClosedDay(day = '', reason = ''): void {
    this.form.controls.closedDays.push(
      this.fields.group({ day: [day, Validators.required], reason: [reason, [Validators.required, Validators.maxLength(200)]] }),
    );
  }

  addExtraDay(day = '', hours = '', reason = ''): void {
    this.form.controls.extraDays.push(
      this.fields.group({
        day: [day, Validators.required],
        hours: [hours, [Validators.required, readable]],
        reason: [reason, [Validators.required, Validators.maxLength(200)]],
      }),
    );
  }

  private read(): OpeningVersion | null {
    const { from, week, nationalHolidays, patronDay, patronMonth, patronName, closedDays, extraDays } = this.form.getRawValue();
    const hours = week.map(hoursWritten);
    const extra = extraDays.map(({ hours: text, ...rest }) => ({ ...rest, hours: hoursWritten(text) }));
    if (!from || hours.includes(null) || extra.some((one) => one.hours === null)) return null;
    const day = `${patronMonth}-${String(patronDay).padStart(2, '0')}`;
    return {
      from,
      week: hours as OpeningVersion['week'],
      nationalHolidays,
      patron: patronDay && patronMonth ? { day, name: patronName } : null,
      closedDays,
      extraDays: extra as OpeningVersion['extraDays'],
    };
  }
}
