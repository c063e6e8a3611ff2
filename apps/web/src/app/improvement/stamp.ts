import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ApprovalRow } from '@circolo/contracts';
import type { SigningFunction } from '@circolo/domain';
import { Instant } from '../language/instant';

/** A signature as a stamp: the function, who gave it, when; an empty outline while it is lacking. */
@Component({
  selector: 'circolo-stamp',
  imports: [TranslocoPipe, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="function">{{ 'words.function.' + for() | transloco }}</span>
    @if (approval(); as given) {
      <b>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M2 7.500 5.500 11 12 3.500" fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
        {{ given.by.name }}
      </b>
      <time class="sub" [attr.datetime]="given.at">{{ given.at | instant }}</time>
    } @else {
      <span class="lacking">{{ 'improvement.notSigned' | transloco }}</span>
      <ng-content />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      align-content: center;
      justify-items: start;
      min-height: 112px;
      padding: 14px 16px;
      border: 1px dashed var(--line-3);
      border-radius: var(--radius);
    }
    :host(.given) {
      border: 2px solid var(--met);
      color: var(--met);
    }
    .function {
      font-size: var(--text-small);
      color: var(--ink-2);
    }
    b {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: 16px;
    }
    .lacking {
      color: var(--ink-3);
    }
  `,
  host: { '[class.given]': 'approval() !== null' },
})
export class Stamp {
  readonly for = input.required<SigningFunction>();
  readonly approval = input.required<ApprovalRow | null>();
}
