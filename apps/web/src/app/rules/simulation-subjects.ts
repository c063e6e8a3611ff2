import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SimulationRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { PeriodText } from '../language/period-text';
import { Empty } from '../ui/empty';
import { Waiting } from '../ui/waiting';
import { RuleTrialsApi, type SimulationShow } from './rule-trials-api';
import { SimulatedSubject } from './simulated-subject';

/** Whom a simulation touched, gained or lost, the most often first; each opens to why. */
@Component({
  selector: 'circolo-simulation-subjects',
  imports: [TranslocoPipe, Counted, Empty, PeriodText, SimulatedSubject, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="filter">
      {{ 'rules.simulation.period' | transloco }}
      <select (change)="choose($event)">
        <option value="" [selected]="period() === null">{{ 'rules.simulation.allPeriods' | transloco }}</option>
        @for (one of periods(); track one) {
          <option [value]="one" [selected]="one === period()">{{ one | period }}</option>
        }
      </select>
    </label>
    @if (!rows.hasValue()) {
      <circolo-waiting [on]="rows" />
    } @else if (rows.value().items.length === 0) {
      <circolo-empty [text]="'rules.simulation.nobody' | transloco" />
    } @else {
      <ul class="list">
        @for (row of rows.value().items; track row.subject.id) {
          <li>
            <details (toggle)="open(row.subject.id, $event)">
              <summary>
                <b>{{ row.subject.name }}</b>
                <span class="sub">{{ 'rules.simulation.times' | counted: row.times }}</span>
              </summary>
              @if (opened().has(row.subject.id)) {
                <circolo-simulated-subject [of]="of()" [row]="row" />
              }
            </details>
          </li>
        }
      </ul>
      @if (rows.value().next) {
        <p class="sub">{{ 'rules.simulation.onlyFirst' | counted: rows.value().items.length }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: stretch;
    }
    .filter {
      justify-self: start;
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
      align-items: baseline;
      cursor: pointer;
    }
    summary::before {
      content: '▸';
      color: var(--ink-3);
    }
    details[open] summary::before {
      content: '▾';
    }
  `,
})
export class SimulationSubjects {
  readonly of = input.required<SimulationRow>();
  readonly show = input.required<SimulationShow>();

  protected readonly periods = computed(() =>
    this.of()
      .periods.filter(({ without }) => without === null)
      .map(({ period }) => period),
  );
  protected readonly period = linkedSignal<string, string | null>({ source: () => this.of().id, computation: () => null });
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = inject(RuleTrialsApi).touched(() => ({ id: this.of().id, show: this.show(), period: this.period() }));

  protected choose(event: Event): void {
    this.period.set((event.target as HTMLSelectElement).value || null);
  }

  /** Why is asked for when it is opened: figures of single people are not read beforehand. */
  protected open(id: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.opened.update((opened) => new Set([...opened, id]));
  }
}
