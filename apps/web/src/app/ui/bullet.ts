import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StateName } from './state';

const WIDTH = 150;

/**
 * An indicator against its target in one line: bands up to the critical and warning limits, the target as a line (two for a band), the 95 %
 * interval as a whisker, the value as a dot. All figures are in the indicator's own unit.
 */
@Component({
  selector: 'circolo-bullet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (drawing(); as d) {
      <svg
        width="154"
        height="26"
        viewBox="-2 0 154 26"
        role="img"
        [attr.aria-label]="label() || null"
        [attr.aria-hidden]="label() ? null : true"
      >
        <rect class="band-1" x="0" y="7" width="150" height="12" />
        @for (band of d.bands; track $index) {
          <rect [class]="'band-' + ($index + 2)" [attr.x]="band.x" y="7" [attr.width]="band.width" height="12" />
        }
        @if (d.whisker; as w) {
          <line class="whisker" [attr.x1]="w.from" [attr.x2]="w.to" y1="13" y2="13" />
        }
        <circle [attr.cx]="d.value" cy="13" r="4.5" />
        @for (edge of d.targets; track $index) {
          <line class="target" [attr.x1]="edge" [attr.x2]="edge" y1="2" y2="24" />
        }
      </svg>
    }
  `,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
    }
    .band-1 {
      fill: var(--band-1);
    }
    .band-2 {
      fill: var(--band-2);
    }
    .band-3 {
      fill: var(--band-3);
    }
    .whisker {
      stroke: var(--state);
      stroke-width: 2;
    }
    circle {
      fill: var(--state);
      stroke: var(--surface);
      stroke-width: 1.5;
    }
    .target {
      stroke: var(--ink);
      stroke-width: 2;
    }
  `,
  host: { '[style.--state]': 'colour()' },
})
export class Bullet {
  readonly value = input.required<number | null>();
  readonly target = input<number | null>(null);
  /** The upper edge, where what is wanted is a band that begins at `target`. */
  readonly upper = input<number | null>(null);
  readonly low = input<number | null>(null);
  readonly high = input<number | null>(null);
  readonly warning = input<number | null>(null);
  readonly critical = input<number | null>(null);
  readonly state = input<StateName | null>(null);
  readonly label = input('');

  protected readonly colour = computed(() => `var(--${this.state() ?? 'none'})`);
  protected readonly drawing = computed(() => {
    const value = this.value();
    if (value === null) return null;
    const targets = [this.target(), this.upper()].filter((edge) => edge !== null);
    const known = [value, ...targets, this.low(), this.high(), this.warning(), this.critical()].filter((x) => x !== null);
    const least = Math.min(...known);
    const most = Math.max(...known);
    const room = (most - least || Math.abs(value) || 1) * 0.25;
    const x = (of: number) => ((of - least + room) / (most - least + 2 * room)) * WIDTH;
    const limits = [this.warning(), this.critical()].filter((limit) => limit !== null);
    const target = this.target();
    const badOnTheLeft = target === null || limits.every((limit) => limit <= target);
    const [low, high] = [this.low(), this.high()];
    return {
      value: x(value),
      targets: targets.map(x),
      whisker: low === null || high === null ? null : { from: x(low), to: x(high) },
      bands: limits.map((limit) => (badOnTheLeft ? { x: 0, width: x(limit) } : { x: x(limit), width: WIDTH - x(limit) })),
    };
  });
}
