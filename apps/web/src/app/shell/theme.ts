import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

const STORED_AS = 'circolo.theme';

/** Light, dark, or whichever the system asks for; kept on this device. `before-paint.js` sets it before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly root = this.document.documentElement;
  private readonly chosen = signal<ThemeName>(THEMES.find((theme) => theme === this.root.dataset['theme']) ?? 'auto');
  private readonly systemIsDark = signal(false);

  readonly name = this.chosen.asReadonly();
  /** What is on the screen now; by the time it changes, the style sheets have followed. */
  readonly shown = computed(() => (this.chosen() === 'auto' ? (this.systemIsDark() ? 'dark' : 'light') : this.chosen()));

  constructor() {
    const system = this.document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
    this.systemIsDark.set(system?.matches ?? false);
    system?.addEventListener('change', ({ matches }) => this.systemIsDark.set(matches));
  }

  choose(theme: ThemeName): void {
    if (theme === 'auto') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
    this.chosen.set(theme);
    try {
      if (theme === 'auto') localStorage.removeItem(STORED_AS);
      else localStorage.setItem(STORED_AS, theme);
    } catch {
      // Storage may be closed to the page: the choice then lasts until the page is left.
    }
  }
}
