import { ChangeDetectionStrategy, Component, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleBody, RuleRow } from '@circolo/contracts';
import { RuleCases } from './rule-cases';
import { RuleTrialPanel } from './rule-trial';
import { SimulationRunner } from './simulation-runner';

/** What one can see of a rule before it counts: tried on a subject, run over its cases, simulated on the past. */
@Component({
  selector: 'circolo-rule-evidence',
  imports: [TranslocoPipe, RuleCases, RuleTrialPanel, SimulationRunner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="two">
      <circolo-rule-trial [content]="content()" [keepsWith]="mayWrite() ? rule() : null" (kept)="cases()?.reload()" />
      @if (rule(); as one) {
        <circolo-rule-cases [rule]="one" [content]="content()" [mayWrite]="mayWrite()" />
      }
    </div>
    @if (rule(); as one) {
      <section class="sheet">
        <header>
          <h2>{{ 'rules.simulation.title' | transloco }}</h2>
        </header>
        <div class="inside">
          <circolo-simulation-runner [rule]="one" [mayWrite]="mayWrite()" [dirty]="dirty()" />
        </div>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    @media (max-width: 1100px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class RuleEvidence {
  /** The rule as it is kept; null while it is still to be made. */
  readonly rule = input.required<RuleRow | null>();
  /** The rule as it stands on the page. */
  readonly content = input.required<RuleBody>();
  readonly mayWrite = input(false);
  readonly dirty = input(false);
  protected readonly cases = viewChild(RuleCases);
}
