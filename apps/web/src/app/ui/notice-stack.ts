import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Notices } from './notices';

/** Where notices are shown and read aloud. */
@Component({
  selector: 'circolo-notices',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack no-print" aria-live="polite">
      @for (notice of notices.all(); track notice.id) {
        <div class="one" [class.refused]="notice.kind === 'refused'" [attr.role]="notice.kind === 'refused' ? 'alert' : null">
          <span>{{ notice.text }}</span>
          <button type="button" [attr.aria-label]="'ui.putAway' | transloco" (click)="notices.putAway(notice.id)">×</button>
        </div>
      }
    </div>
  `,
  styles: `
    .stack {
      position: fixed;
      right: 24px;
      bottom: 24px;
      z-index: 1100;
      display: grid;
      gap: 8px;
      width: min(420px, calc(100vw - 32px));
      pointer-events: none;
    }
    .one {
      display: flex;
      justify-content: space-between;
      align-items: start;
      gap: 12px;
      padding: 12px 8px 12px 16px;
      border: 1px solid var(--line-2);
      border-left: 3px solid var(--met);
      border-radius: var(--radius-small);
      background: var(--surface);
      box-shadow: var(--float);
      pointer-events: auto;
    }
    .refused {
      border-left-color: var(--critical);
    }
    button {
      width: 28px;
      height: 24px;
      border: 0;
      background: none;
      color: var(--ink-2);
      font-size: 18px;
      line-height: 1;
      cursor: pointer;
    }
    @media (max-width: 640px) {
      .stack {
        right: 16px;
        bottom: 72px;
      }
    }
  `,
})
export class NoticeStack {
  protected readonly notices = inject(Notices);
}
