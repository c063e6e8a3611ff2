import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RunRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Empty } from '../ui/empty';
import { Ring } from '../ui/ring';

/** The arcs that a run fills: collecting was done before it, acting and verifying come after. */
const ARCS = ['collect', 'measure', 'compare', 'decide', 'act', 'verify'] as const;

/** How far the latest run has come, or what it found. */
@Component({
  selector: 'circolo-latest-run',
  imports: [RouterLink, TranslocoPipe, Counted, Instant, PeriodText, Empty, Ring],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './latest-run.html',
  styleUrl: './latest-run.scss',
})
export class LatestRun {
  readonly run = input.required<RunRow | null>();
  readonly mayRun = input(false);
  protected readonly arcs = ARCS;

  protected readonly shares = computed(() => {
    const run = this.run();
    if (!run) return [1, 0, 0, 0, 0, 0];
    const share = (...names: readonly string[]) => {
      const steps = run.steps.filter(({ name }) => names.includes(name));
      const total = steps.reduce((sum, step) => sum + step.total, 0);
      if (total === 0) return run.state === 'completed' ? 1 : 0;
      return steps.reduce((sum, step) => sum + step.done, 0) / total;
    };
    return [1, share('measure'), share('compare', 'signal'), share('decide', 'propose'), 0, 0];
  });
  protected readonly percent = computed(() => {
    const steps = this.run()?.steps ?? [];
    const total = steps.reduce((sum, step) => sum + step.total, 0);
    return total === 0 ? 0 : Math.floor((steps.reduce((sum, step) => sum + step.done, 0) / total) * 100);
  });
  protected readonly going = computed(() => ['queued', 'measuring', 'comparing', 'deciding'].includes(this.run()?.state ?? ''));
  protected readonly standing = (arc: number) => {
    const share = this.shares()[arc] ?? 0;
    if (share >= 1) return 'done';
    return share > 0 ? 'now' : 'later';
  };
}
