import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The four states of a figure, and the lack of one. */
export type StateName = 'met' | 'watch' | 'warning' | 'critical' | 'none';

/** A state told by shape, word and colour at once. `text` replaces the word where the state marks something else, such as a due day. */
@Component({
  selector: 'circolo-state',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      @switch (name()) {
        @case ('met') {
          <circle cx="6" cy="6" r="5" fill="currentColor" />
        }
        @case ('watch') {
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2" />
          <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor" />
        }
        @case ('warning') {
          <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
        }
        @case ('critical') {
          <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />
        }
        @default {
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2" />
        }
      }
    </svg>
    @if (text()) {
      {{ text() }}
    } @else {
      {{ 'ui.state.' + name() | transloco }}
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-weight: 600;
      font-size: var(--text-small);
      white-space: nowrap;
      color: var(--state);
    }
    svg {
      flex: none;
    }
  `,
  host: { '[style.--state]': 'colour()' },
})
export class State {
  readonly of = input.required<StateName | null>();
  readonly text = input('');
  protected readonly name = computed(() => this.of() ?? 'none');
  protected readonly colour = computed(() => `var(--${this.name()})`);
}
