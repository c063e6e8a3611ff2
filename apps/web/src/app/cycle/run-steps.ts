import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Figures } from '../ui/figures';
import { Progress } from '../ui/progress';
import { ARCS, isGoing, secondsLeft, sharesOf } from './run-progress';

/** The steps of the cycle in words, each with what the run has done of it; acting and verifying wait for people and for time. */
@Component({
  selector: 'circolo-run-steps',
  imports: [TranslocoPipe, Counted, Progress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-steps.html',
  styleUrl: './run-steps.scss',
})
export class RunSteps {
  private readonly figures = inject(Figures);
  readonly of = input.required<RunRow>();

  protected readonly arcs = computed(() => {
    const run = this.of();
    const shares = sharesOf(run);
    return ARCS.map(({ name, steps }, index) => ({
      name,
      standing: standingOf(shares[index] ?? 0),
      steps: run.steps.filter((step) => steps.includes(step.name)).map((step) => ({ ...step, size: step.total })),
    }));
  });
  protected readonly left = computed(() => {
    const seconds = secondsLeft(this.of(), Date.now());
    return seconds === null ? '' : this.figures.text(seconds, 'seconds');
  });
  protected readonly going = computed(() => isGoing(this.of()));
}

function standingOf(share: number): 'done' | 'now' | 'later' {
  if (share >= 1) return 'done';
  return share > 0 ? 'now' : 'later';
}
