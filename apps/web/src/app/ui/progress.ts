import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** How far something has come; without `total` it only says that it is going. */
@Component({
  selector: 'circolo-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="track"
      role="progressbar"
      [attr.aria-label]="label()"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="percent()"
    >
      <div class="done" [class.unknown]="percent() === null" [style.width.%]="percent() ?? 100"></div>
    </div>
  `,
  styles: `
    .track {
      height: 8px;
      border-radius: 4px;
      overflow: hidden;
      background: var(--band-2);
    }
    .done {
      height: 100%;
      background: var(--accent);
      transition: width var(--quick);
    }
    .unknown {
      opacity: 0.35;
    }
  `,
})
export class Progress {
  readonly done = input.required<number>();
  readonly total = input<number | null>(null);
  readonly label = input.required<string>();
  protected readonly percent = computed(() => {
    const total = this.total();
    return total ? Math.round(Math.min(1, this.done() / total) * 100) : null;
  });
}
