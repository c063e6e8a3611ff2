import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RunDetail } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Figures } from '../ui/figures';
import { Progress } from '../ui/progress';
import { ARCS, isGoing, secondsLeft, sharesOf } from './run-progress';

/** From here on the time left is said in minutes. */
const MINUTE = 90;
/** The arc that a run is at. */
const AT: Partial<Record<RunDetail['state'], string>> = { measuring: 'measure', comparing: 'compare', deciding: 'decide' };

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
  readonly of = input.required<RunDetail>();

  protected readonly arcs = computed(() => {
    const run = this.of();
    const shares = sharesOf(run);
    return ARCS.map(({ name, steps }, index) => ({
      name,
      standing: standingOf(shares[index] ?? 0, AT[run.state] === name),
      steps: run.steps.filter((step) => steps.includes(step.name)),
    }));
  });
  protected readonly left = computed(() => {
    const seconds = secondsLeft(this.of(), Date.now());
    if (seconds === null) return '';
    return seconds < MINUTE ? `${this.figures.number(seconds)} s` : `${this.figures.number(Math.ceil(seconds / 60))} min`;
  });
  protected readonly going = computed(() => isGoing(this.of()));
}

function standingOf(share: number, isCurrent: boolean): 'done' | 'now' | 'later' {
  if (share >= 1) return 'done';
  return share > 0 || isCurrent ? 'now' : 'later';
}
