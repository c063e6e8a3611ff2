import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** An empty place: what will be here, and (projected) the first step. */
@Component({
  selector: 'circolo-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="what">{{ text() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
      padding: 20px 16px;
      color: var(--ink-2);
    }
    .what {
      max-width: 64ch;
    }
  `,
})
export class Empty {
  readonly text = input.required<string>();
}
