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
import { AuditApi } from './audit-api';
import { AuditChain } from './audit-chain';
import { EventWords } from './event-words';

/** *Registro*: who did what, when, on what; before and after. Filters are kept in the address. */
@Component({
  selector: 'circolo-audit-page',
  imports: [MatButton, TranslocoPipe, Instant, AuditChain, Empty, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styles: `
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
  readonly action = input<string>();
  readonly objectKind = input<string>();

  private readonly asked = computed(() => ({ action: this.action() ?? '', objectKind: this.objectKind() ?? '' }));
  protected readonly newest = this.api.newest(() => this.asked());
  private readonly first = computed(() => (this.newest.hasValue() ? this.newest.value() : { items: [], next: null }));
  /** Grows as older ones are asked for; starts again when the filters change. */
  private readonly shown = linkedSignal(() => this.first());
  protected readonly events = computed(() => this.shown().items);
  protected readonly more = computed(() => this.shown().next);
  protected readonly actions = computed(() => known(this.events(), (event) => event.action, this.action()));
  protected readonly kinds = computed(() => known(this.events(), (event) => event.object.kind, this.objectKind()));

  protected filter(name: 'action' | 'objectKind', event: Event): void {
    const value = (event.target as HTMLSelectElement).value || null;
    void this.router.navigate([], { queryParams: { [name]: value }, queryParamsHandling: 'merge' });
  }

  protected async older(cursor: string): Promise<void> {
    const read = await this.attempt.run(() => this.api.older(this.asked(), cursor));
    if (read.ok) this.shown.update(({ items }) => ({ items: [...items, ...read.answer.items], next: read.answer.next }));
  }

  protected written(value: unknown): string {
    return JSON.stringify(value, null, 1);
  }
}

function known(events: readonly AuditEvent[], part: (event: AuditEvent) => string, chosen: string | undefined): readonly string[] {
  return [...new Set([...(chosen ? [chosen] : []), ...events.map(part)])].sort();
}
