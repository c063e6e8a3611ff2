import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { THEMES, Theme } from './theme';

/** Goes round the themes: the system's, light, dark. */
@Component({
  selector: 'circolo-theme-switch',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="chip" [attr.aria-label]="label() | transloco" [title]="label() | transloco" (click)="next()">
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
        @switch (theme.name()) {
          @case ('light') {
            <circle cx="8" cy="8" r="3" />
            <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.500 1.500M11.500 11.500 13 13M13 3l-1.500 1.500M4.500 11.500 3 13" />
          }
          @case ('dark') {
            <path d="M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7z" />
          }
          @default {
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
          }
        }
      </svg>
    </button>
  `,
})
export class ThemeSwitch {
  protected readonly theme = inject(Theme);
  protected readonly label = () => `shell.theme.${this.theme.name()}`;

  protected next(): void {
    const at = THEMES.indexOf(this.theme.name());
    this.theme.choose(THEMES[(at + 1) % THEMES.length] ?? 'auto');
  }
}
