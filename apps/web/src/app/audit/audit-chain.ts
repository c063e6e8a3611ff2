import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AuditVerification } from '@circolo/contracts';
import { Attempt } from '../ui/attempt';
import { Figures } from '../ui/figures';
import { AuditApi } from './audit-api';

/** Whether the record of what happened is as it was sealed: looked at when somebody asks, since it reads all of it. */
@Component({
  selector: 'circolo-audit-chain',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'audit.chain.title' | transloco }}</h2>
        <button matButton="outlined" type="button" [disabled]="attempt.busy()" (click)="verify()">
          {{ (attempt.busy() ? 'audit.chain.looking' : 'audit.chain.verify') | transloco }}
        </button>
      </header>
      <div class="inside" role="status">
        @if (found(); as found) {
          @if (found.fault; as fault) {
            <p class="fault">
              <strong>{{
                'audit.chain.fault.' + fault.code | transloco: { sequence: number(fault.sequence), event: fault.event?.slice(0, 8) }
              }}</strong>
            </p>
            <p class="sub">{{ 'audit.chain.fits' | transloco: { count: number(found.sealed) } }}</p>
          } @else {
            <p>
              <strong>{{ 'audit.chain.whole' | transloco: { count: number(found.sealed) } }}</strong>
            </p>
          }
          <p class="sub">
            {{ (found.keptHeads > 0 ? 'audit.chain.held' : 'audit.chain.notHeld') | transloco: { count: number(found.keptHeads) } }}
            @if (found.waiting > 0) {
              {{ 'audit.chain.waiting' | transloco: { count: number(found.waiting) } }}
            }
          </p>
          @if (found.hash) {
            <p class="sub hash">{{ 'audit.chain.head' | transloco }} {{ found.hash }}</p>
          }
        } @else {
          <p class="sub">{{ 'audit.chain.about' | transloco }}</p>
        }
      </div>
    </section>
  `,
  styles: `
    .fault {
      color: var(--critical);
    }
    .hash {
      overflow-wrap: anywhere;
    }
  `,
})
export class AuditChain {
  private readonly api = inject(AuditApi);
  private readonly figures = inject(Figures);
  protected readonly attempt = inject(Attempt);
  protected readonly found = signal<AuditVerification | null>(null);
  protected readonly number = (count: number) => this.figures.number(count);

  protected async verify(): Promise<void> {
    const read = await this.attempt.run(() => this.api.verify());
    if (read.ok) this.found.set(read.answer);
  }
}
