import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageSwitch } from '../language/language-switch';
import { ThemeSwitch } from '../shell/theme-switch';
import { Ring } from '../ui/ring';

/** The page outside: the mark, a title, and one form (projected). */
@Component({
  selector: 'circolo-door',
  imports: [TranslocoPipe, LanguageSwitch, ThemeSwitch, Ring],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header><circolo-theme-switch /><circolo-language-switch /></header>
    <main>
      <p class="brand"><circolo-ring [size]="44" />{{ 'shell.name' | transloco }}</p>
      <div class="sheet">
        <h1 tabindex="-1">{{ title() }}</h1>
        @if (text()) {
          <p class="sub">{{ text() }}</p>
        }
        <ng-content />
      </div>
      <p class="stages sub">{{ 'session.stages' | transloco }}</p>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto 1fr;
      min-height: 100vh;
    }
    header {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      padding: 12px 16px;
    }
    main {
      display: grid;
      gap: 20px;
      align-content: start;
      justify-self: center;
      width: min(400px, 100%);
      padding: min(12vh, 96px) 16px 32px;
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 14px;
      font-size: 22px;
      font-weight: 650;
      letter-spacing: -0.02em;
    }
    .sheet {
      display: grid;
      gap: 16px;
      padding: 24px;
    }
    h1 {
      font-size: 18px;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .sub {
      margin-top: -10px;
    }
    .stages {
      margin: 0;
      text-align: center;
    }
  `,
})
export class Door {
  readonly title = input.required<string>();
  readonly text = input('');
}
