import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { SAID, type VerdictRow } from '@circolo/contracts';
import { PeriodText } from '../language/period-text';
import { Chosen } from '../shell/chosen';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { saidAs } from './verdict-said';
import { VerdictsApi } from './verdicts-api';

const FILTERS = ['said', 'rule', 'named'] as const;

/** What every rule said of every subject in the period, also where nothing happened: each row leads to why. Every filter is in the address. */
@Component({
  selector: 'circolo-verdicts-page',
  imports: [MatButton, RouterLink, TranslocoPipe, PeriodText, Empty, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './verdicts-page.html',
})
export class VerdictsPage {
  private readonly api = inject(VerdictsApi);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly chosen = inject(Chosen);

  /** From the address. `run` is one run rather than the last of the period. */
  readonly run = input<string>();
  readonly rule = input<string>();
  readonly said = input<string>();
  readonly named = input<string>();

  protected readonly answers = SAID;
  protected readonly saidAs = saidAs;
  private readonly ofRun = computed(() => ({ period: this.chosen.period(), ...(this.run() ? { run: this.run() } : {}) }));
  private readonly asked = computed(() => ({
    ...this.ofRun(),
    ...(this.rule() ? { rule: this.rule() } : {}),
    ...(this.said() ? { said: this.said() } : {}),
    ...(this.named() ? { named: this.named() } : {}),
  }));
  protected readonly first = this.api.first(() => this.asked());
  private readonly counts = this.api.counts(() => this.ofRun());
  /** The rules of which the reader sees something. */
  protected readonly rules = computed(() => (this.counts.hasValue() ? this.counts.value().items.map(({ rule }) => rule) : []));
  /** Grows as more is asked for; starts again when the filters change. */
  private readonly shown = linkedSignal(() => (this.first.hasValue() ? this.first.value() : { items: [], next: null }));
  protected readonly rows = computed(() => this.shown().items);
  protected readonly more = computed(() => this.shown().next);
  protected readonly filtered = computed(() => FILTERS.some((name) => Boolean(this[name]())));

  /** What asked for something is explained with what became of it. */
  protected whyOf({ run, rule, subject, said, outcome }: VerdictRow): readonly string[] {
    return outcome && (said === 'fired' || said === 'suppressed') ? ['/outcomes', outcome.id] : ['/verdicts', run.id, rule.id, subject.id];
  }

  protected chosenIn(event: Event): string {
    return (event.target as HTMLSelectElement | HTMLInputElement).value.trim();
  }

  protected filter(name: (typeof FILTERS)[number], value: string): void {
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    const queryParams = Object.fromEntries(FILTERS.map((name) => [name, null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async next(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.next(this.asked(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }
}
