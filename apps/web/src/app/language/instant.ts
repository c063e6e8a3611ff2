import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Session } from '../session/session';
import { Language } from './language';

export type InstantForm = 'day' | 'minute' | 'second' | 'long';

const FORMS: Record<InstantForm, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  minute: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** An ISO 8601 instant (UTC) as read on the organisation's clock. A plain day (`2026-11-21`) stays that day. */
@Pipe({ name: 'instant', pure: false })
export class Instant implements PipeTransform {
  private readonly language = inject(Language);
  private readonly session = inject(Session);

  transform(at: string | null | undefined, form: InstantForm = 'minute'): string {
    if (!at) return '—';
    const plainDay = /^\d{4}-\d{2}-\d{2}$/.test(at);
    const timeZone = plainDay ? 'UTC' : this.session.timeZone();
    return new Intl.DateTimeFormat(this.language.locale(), { ...FORMS[form], timeZone }).format(new Date(at));
  }
}
