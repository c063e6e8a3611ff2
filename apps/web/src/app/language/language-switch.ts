import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../session/session';
import { Language } from './language';

/** Reads the same page in the other language; the account remembers it for letters and other devices. */
@Component({
  selector: 'circolo-language-switch',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      class="chip"
      [attr.lang]="other()"
      [attr.aria-label]="language.code().toUpperCase() + ' · ' + ('shell.language.to.' + other() | transloco)"
      (click)="change()"
    >
      {{ language.code().toUpperCase() }}
    </button>
  `,
})
export class LanguageSwitch {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly other = computed(() => (this.language.code() === 'it' ? 'en' : 'it'));

  protected async change(): Promise<void> {
    await this.language.choose(this.other());
    if (!this.session.current()) return;
    // The page is already in the new language; if the account cannot be told, this device still remembers.
    this.http.patch('/api/v1/session', { language: this.language.code() }).subscribe({ error: () => undefined });
  }
}
