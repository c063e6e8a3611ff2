import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AuditEvent } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Attempt } from '../ui/attempt';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { AUDIT_FILTERS, AuditApi, type AuditAsked, type AuditFilter } from './audit-api';
import { AuditChain } from './audit-chain';
import { EventWords } from './event-words';

/** *Registro*: who did what, when, on what; before and after. Filters are kept in the address. */
@Component({
  selector: 'circolo-audit-page',
  imports: [MatButton, TranslocoPipe, Instant, AuditChain, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding-bottom: 12px;
    }
    .filters select {
      max-width: 240px;
    }
    @media (max-width: 640px) {
      .filters select {
        max-width: none;
      }
    }
    details {
      max-width: 560px;
    }
    pre {
      margin: 4px 0;
      white-space: pre-wrap;
      font-size: var(--text-small);
    }
  `,
})
export class AuditPage {
  private readonly api = inject(AuditApi);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly words = inject(EventWords);
  /** From the address. */
  readonly person = input<string>();
  readonly action = input<string>();
  readonly objectKind = input<string>();
  readonly objectId = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();

  protected readonly asked = computed((): AuditAsked => {
    const values = AUDIT_FILTERS.map((name) => [name, this[name]()] as const);
    return Object.fromEntries(values.filter(([, value]) => value));
  });
  protected readonly isFiltered = computed(() => Object.keys(this.asked()).length > 0);
  protected readonly newest = this.api.newest(() => this.asked());
  private readonly known = this.api.filters();
  private readonly first = computed(() => (this.newest.hasValue() ? this.newest.value() : { items: [], next: null }));
  /** Grows as older ones are asked for; starts again when the filters change. */
  private readonly shown = linkedSignal(() => this.first());
  protected readonly events = computed(() => this.shown().items);
  protected readonly more = computed(() => this.shown().next);
  protected readonly people = computed(() => (this.known.hasValue() ? this.known.value().people : []));
  protected readonly actions = computed(() => this.sorted('actions', this.action(), (one) => this.words.action(one)));
  protected readonly kinds = computed(() => this.sorted('objectKinds', this.objectKind(), (one) => this.words.object(one)));

  protected filter(name: AuditFilter, event: Event): void {
    const value = (event.target as HTMLInputElement | HTMLSelectElement).value || null;
    // One object is of one kind: another kind lets go of it.
    this.look({ [name]: value, ...(name === 'objectKind' ? { objectId: null } : {}) });
  }

  protected only({ kind, id }: AuditEvent['object']): void {
    this.look({ objectKind: kind, objectId: id });
  }

  protected everything(): void {
    this.look(Object.fromEntries(AUDIT_FILTERS.map((name) => [name, null])));
  }

  protected async older(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.older(this.asked(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }

  protected written(value: unknown): string {
    return JSON.stringify(value, null, 1);
  }

  private look(queryParams: Readonly<Partial<Record<AuditFilter, string | null>>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** What there are events of, and what the address asks for though there are none, by its words. */
  private sorted(group: 'actions' | 'objectKinds', chosen: string | undefined, word: (one: string) => string): readonly string[] {
    const known = this.known.hasValue() ? this.known.value()[group] : [];
    return [...new Set([...(chosen ? [chosen] : []), ...known])].sort((one, other) => word(one).localeCompare(word(other)));
  }
}
