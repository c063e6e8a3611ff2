import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StateName } from './state';

const STEP = 6.8;

/** Up to twelve periods as a line; a period without a value leaves a gap, never a zero. The last one wears its state. */
@Component({
  selector: 'circolo-sparkline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      width="84"
      height="24"
      viewBox="0 0 84 24"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : true"
    >
      @for (line of drawing().lines; track $index) {
        <polyline [attr.points]="line" />
      }
      @if (drawing().last; as last) {
        <circle [attr.cx]="last.x" [attr.cy]="last.y" r="2.5" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
    }
    polyline {
      fill: none;
      stroke: var(--ink-3);
      stroke-width: 1.25;
    }
    circle {
      fill: var(--state);
    }
  `,
  host: { '[style.--state]': 'colour()' },
})
export class Sparkline {
  /** Oldest first. */
  readonly values = input.required<readonly (number | null)[]>();
  readonly state = input<StateName | null>(null);
  readonly label = input('');

  protected readonly colour = computed(() => `var(--${this.state() ?? 'none'})`);
  protected readonly drawing = computed(() => {
    const values = this.values().slice(-12);
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return { lines: [], last: null };
    const least = Math.min(...known);
    const spread = Math.max(...known) - least;
    const point = (value: number, at: number) => ({ x: 4 + at * STEP, y: spread === 0 ? 12 : 20 - ((value - least) / spread) * 16 });
    const lines: string[][] = [[]];
    values.forEach((value, at) => {
      if (value === null) return void lines.push([]);
      const { x, y } = point(value, at);
      lines[lines.length - 1]?.push(`${x.toFixed(1)},${y.toFixed(1)}`);
    });
    const last = values[values.length - 1];
    return {
      lines: lines.filter((line) => line.length > 1).map((line) => line.join(' ')),
      last: last === null || last === undefined ? null : point(last, values.length - 1),
    };
  });
}
