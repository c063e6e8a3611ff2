import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Whether a condition held: a tick, a cross, or a dash where it could not be told; read aloud in words. */
@Component({
  selector: 'circolo-verdict-mark',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
      @switch (standing()) {
        @case ('holds') {
          <path d="M2 7.500 5.500 11 12 3.500" />
        }
        @case ('fails') {
          <path d="M3 3l8 8M11 3l-8 8" />
        }
        @default {
          <path d="M3 7h8" />
        }
      }
    </svg>
    <span class="visually-hidden">{{ 'ui.because.' + standing() | transloco }}</span>
  `,
  styles: `
    :host {
      color: var(--ink-3);
    }
    :host(.holds) {
      color: var(--met);
    }
    :host(.fails) {
      color: var(--critical);
    }
  `,
  host: { '[class]': 'standing()' },
})
export class VerdictMark {
  /** `null` where a fact was missing. */
  readonly holds = input.required<boolean | null>();
  protected readonly standing = computed(() => {
    const holds = this.holds();
    if (holds === null) return 'unknown';
    return holds ? 'holds' : 'fails';
  });
}
