import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { TargetRow } from '@circolo/contracts';
import { IndicatorsApi } from '../indicators/indicators-api';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { Figure } from '../ui/figure';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { DeviationsApi } from './deviations-api';

/** The targets in force and to come, each with its limits and where it comes from. */
@Component({
  selector: 'circolo-targets-page',
  imports: [MatButton, TranslocoPipe, Counted, Instant, Empty, Figure, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './targets-page.html',
})
export class TargetsPage {
  private readonly api = inject(DeviationsApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly indicators = inject(IndicatorsApi);
  protected readonly mayWrite = inject(Session).may('targets.write');
  protected readonly busy = this.attempt.busy;
  protected readonly targets = this.api.targets();
  protected readonly rows = computed(() =>
    (this.targets.hasValue() ? this.targets.value().items : []).toSorted(
      (one, other) =>
        this.indicators.nameOf(one.indicator).localeCompare(this.indicators.nameOf(other.indicator)) ||
        one.subject.kind.localeCompare(other.subject.kind) ||
        one.from.localeCompare(other.from),
    ),
  );

  protected async edit(target: TargetRow | null): Promise<void> {
    const { TargetDialog } = await import('./target-dialog');
    if (await this.dialogs.open(TargetDialog, target)) this.targets.reload();
  }

  protected async retire(target: TargetRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('deviations.targets.retireTitle'),
      text: this.texts.translate('deviations.targets.retireText'),
      action: this.texts.translate('deviations.targets.retire'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.retireTarget(target), { done: 'deviations.targets.retired' });
    if (done.ok) this.targets.reload();
  }
}
