import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const RADIUS = 46;
const GAP = 0.05;

/** The ring of the cycle: six arcs, one a stage. All full it is the mark; partly full, the progress of a run. */
@Component({
  selector: 'circolo-ring',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      [attr.width]="size()"
      [attr.height]="size()"
      viewBox="0 0 120 120"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : true"
    >
      @for (arc of arcs(); track $index) {
        <path class="empty" [attr.d]="arc.whole" />
        @if (arc.done) {
          <path class="full" [attr.d]="arc.done" />
        }
      }
      @if (middle()) {
        <text class="middle" x="60" [attr.y]="below() ? 60 : 66" text-anchor="middle">{{ middle() }}</text>
        <text class="below" x="60" y="77" text-anchor="middle">{{ below() }}</text>
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path {
      fill: none;
      stroke-width: 13;
    }
    .empty {
      stroke: var(--band-3);
    }
    .full {
      stroke: var(--accent);
    }
    .middle {
      font-size: 20px;
      font-weight: 650;
      fill: var(--ink);
    }
    .below {
      font-size: 11px;
      fill: var(--ink-3);
    }
  `,
})
export class Ring {
  /** How full each of the six arcs is, 0..1, from the top, clockwise. */
  readonly filled = input<readonly number[]>([1, 1, 1, 1, 1, 1]);
  readonly size = input(28);
  readonly label = input('');
  readonly middle = input('');
  readonly below = input('');

  protected readonly arcs = computed(() =>
    Array.from({ length: 6 }, (_, stage) => {
      const share = Math.min(1, Math.max(0, this.filled()[stage] ?? 0));
      return { whole: arcPath(stage, 1), done: share > 0 ? arcPath(stage, share) : '' };
    }),
  );
}

function arcPath(stage: number, share: number): string {
  const from = (stage / 6) * 2 * Math.PI - Math.PI / 2 + GAP;
  const to = from + share * (Math.PI / 3 - 2 * GAP);
  const point = (angle: number) => `${(60 + RADIUS * Math.cos(angle)).toFixed(2)} ${(60 + RADIUS * Math.sin(angle)).toFixed(2)}`;
  return `M ${point(from)} A ${RADIUS} ${RADIUS} 0 0 1 ${point(to)}`;
}
