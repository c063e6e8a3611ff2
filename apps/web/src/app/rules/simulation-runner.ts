import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleRow, SimulationRow } from '@circolo/contracts';
import { followed } from '../events/followed';
import { Counted } from '../language/counted';
import { Language } from '../language/language';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { Progress } from '../ui/progress';
import { readFigure } from '../ui/read-figure';
import { problemOf } from '../ui/refusals';
import { Waiting } from '../ui/waiting';
import { RuleTrialsApi } from './rule-trials-api';
import { SimulationResult } from './simulation-result';

/** How many of the last evaluated periods one can choose; half a year of months unless somebody says otherwise. */
const SPANS: readonly number[] = [1, 3, 6, 12, 24];
const USUAL_SPAN = 6;

let made = 0;

/** Has a rule as it is kept simulated on the last evaluated periods, follows it, and shows what came out. */
@Component({
  selector: 'circolo-simulation-runner',
  imports: [MatButton, TranslocoPipe, Counted, Empty, Progress, SimulationResult, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './simulation-runner.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .ask {
      align-items: end;
    }
  `,
})
export class SimulationRunner {
  private readonly api = inject(RuleTrialsApi);
  private readonly attempt = inject(Attempt);
  private readonly language = inject(Language);
  readonly rule = input.required<RuleRow>();
  readonly mayWrite = input(false);
  /** What is on the page is not kept yet: only what is kept is simulated. */
  readonly dirty = input(false);

  /** One stands on the page and one in the dialog of a publication. */
  protected readonly name = `simulation-${++made}`;
  protected readonly busy = this.attempt.busy;
  private readonly id = computed(() => this.rule().id);
  private readonly kind = computed(() => (this.rule().draft ?? this.rule().published)?.periodKind ?? 'month');
  protected readonly periods = this.api.periods(() => this.kind());
  private readonly evaluated = computed(() => (this.periods.hasValue() ? this.periods.value().items.map(({ period }) => period) : []));
  protected readonly spans = computed(() => {
    const most = this.evaluated().length;
    return [...new Set(SPANS.map((span) => Math.min(span, most)))].filter((span) => span > 0);
  });
  protected readonly span = linkedSignal(() => Math.min(USUAL_SPAN, this.spans().at(-1) ?? 0));
  protected readonly cost = signal('');
  private readonly cents = computed(() => (this.cost().trim() === '' ? null : readFigure(this.cost(), 'cents', this.language.locale())));
  protected readonly costWrong = computed(() => this.cost().trim() !== '' && (this.cents() === null || this.cents()! < 0));

  protected readonly list = this.api.simulations(() => this.id());
  private readonly last = linkedSignal(() => (this.list.hasValue() ? (this.list.value().items[0]?.id ?? null) : null));
  protected readonly simulation = httpResource<SimulationRow>(() => {
    const id = this.last();
    return id === null ? undefined : this.api.addressOf(id);
  });
  protected readonly shown = computed(() => (this.simulation.hasValue() ? this.simulation.value() : null));
  protected readonly going = computed(() => isGoing(this.shown()));
  /** Nothing opens agents for this rule: there is no period on which it could be simulated. */
  protected readonly closed = signal(false);
  /** The finished simulation of exactly what is kept, once it is on the page. */
  readonly ready = computed(() => {
    const shown = this.shown();
    return shown?.state === 'completed' && shown.current ? shown : null;
  });
  /** Whether there is nothing that this rule could be simulated on. */
  readonly impossible = computed(() => this.closed() || (this.periods.hasValue() && this.evaluated().length === 0));
  protected readonly lost = followed(this.simulation, {
    topic: () => `simulation:${this.last()}`,
    address: () => this.api.addressOf(this.last() ?? ''),
    going: isGoing,
  });

  constructor() {
    // Whether the last simulation is of what is kept changes with each saving.
    let revision: number | null = null;
    effect(() => {
      const now = this.rule().revision;
      if (revision !== null && revision !== now) untracked(() => this.simulation.reload());
      revision = now;
    });
  }

  protected chooseSpan(event: Event): void {
    this.span.set(Number((event.target as HTMLSelectElement).value));
  }

  protected async simulate(): Promise<void> {
    if (this.costWrong()) return;
    const body = { periods: this.evaluated().slice(0, this.span()), eachCents: this.cents() };
    const done = await this.attempt.run(this.api.simulate(this.id(), body));
    if (done.ok) this.last.set(done.answer.id);
    else this.closed.set(problemOf(done.failure)?.code === 'no-monitoring-agreement');
  }

  protected async cancel(simulation: SimulationRow): Promise<void> {
    const done = await this.attempt.run(this.api.cancel(simulation), { done: 'rules.simulation.cancelled' });
    if (done.ok) this.simulation.set(done.answer);
  }
}

function isGoing(simulation: SimulationRow | null): boolean {
  return simulation?.state === 'queued' || simulation?.state === 'simulating';
}
