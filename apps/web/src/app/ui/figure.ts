import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Figures } from './figures';

/** A value with its unit small and grey beside it, and, when given, the sample it rests on. Missing is a dash, never a zero. */
@Component({
  selector: 'circolo-figure',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ written().number }}
    @if (written().unit) {
      <span class="unit">{{ written().unit }}</span>
    }
    @if (sample() !== null) {
      <span class="sample">n {{ size() }}</span>
    }`,
  styles: `
    :host {
      white-space: nowrap;
    }
    :host(.thin) {
      color: var(--ink-3);
    }
    .sample {
      color: var(--ink-3);
      font-size: var(--text-small);
      margin-left: 8px;
    }
  `,
  host: { '[class.thin]': 'thin()' },
})
export class Figure {
  private readonly figures = inject(Figures);
  readonly value = input.required<number | null | undefined>();
  readonly unit = input('');
  /** The largest of the figures it stands beside: all are then written in the same unit. */
  readonly scale = input<number | null>(null);
  /** Shows the value as a difference, with its sign. */
  readonly difference = input(false);
  readonly sample = input<number | null>(null);
  /** Greyed: too few cases to judge by. */
  readonly thin = input(false);

  protected readonly written = computed(() =>
    this.difference()
      ? this.figures.difference(this.value(), this.unit(), this.scale())
      : this.figures.written(this.value(), this.unit(), this.scale()),
  );
  protected readonly size = computed(() => this.figures.number(this.sample() ?? 0));
}
