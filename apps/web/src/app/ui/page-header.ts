import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A page's name, one line below it, and its one primary action (projected), top right. */
@Component({
  selector: 'circolo-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      <h1 tabindex="-1">{{ title() }}</h1>
      @if (subtitle()) {
        <p>{{ subtitle() }}</p>
      }
    </div>
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: end;
      justify-content: space-between;
      gap: 12px 16px;
    }
    h1 {
      font-size: var(--text-title);
      font-weight: 650;
      letter-spacing: -0.02em;
      line-height: 1.2;
    }
    p {
      color: var(--ink-2);
      margin-top: 4px;
    }
    h1,
    p {
      overflow-wrap: anywhere;
    }
    .action {
      flex: none;
      max-width: 100%;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (max-width: 640px) {
      :host {
        flex-wrap: wrap;
      }
    }
    .action:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly subtitle = input('');
}
