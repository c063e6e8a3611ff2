import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

const STORED_AS = 'circolo.theme';

/** Light, dark, or whichever the system asks for; kept on this device. `before-paint.js` sets it before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<ThemeName>(THEMES.find((theme) => theme === this.root.dataset['theme']) ?? 'auto');

  readonly name = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      const theme = this.chosen();
      if (theme === 'auto') delete this.root.dataset['theme'];
      else this.root.dataset['theme'] = theme;
    });
  }

  choose(theme: ThemeName): void {
    this.chosen.set(theme);
    try {
      if (theme === 'auto') localStorage.removeItem(STORED_AS);
      else localStorage.setItem(STORED_AS, theme);
    } catch {
      // Storage may be closed to the page: the choice then lasts until the page is left.
    }
  }
}
