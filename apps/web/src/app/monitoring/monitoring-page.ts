import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { IndicatorName } from '../indicators/indicator-name';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { MonitoringApi } from './monitoring-api';

/** The monitoring agreement: what it opens, to whom, for what; and what is closed without it. */
@Component({
  selector: 'circolo-monitoring-page',
  imports: [MatButton, TranslocoPipe, IndicatorName, Instant, PageHeader, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './monitoring-page.html',
})
export class MonitoringPage {
  private readonly api = inject(MonitoringApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);

  protected readonly mayWrite = inject(Session).may('agreement.write');
  protected readonly busy = this.attempt.busy;
  protected readonly state = this.api.state();
  protected readonly agreement = computed(() => (this.state.hasValue() ? this.state.value().agreement : null));

  protected async record(): Promise<void> {
    const { AgreementDialog } = await import('./agreement-dialog');
    if (await this.dialogs.open(AgreementDialog, this.agreement(), '680px')) this.state.reload();
  }

  protected async withdraw(): Promise<void> {
    const agreement = this.agreement();
    const sure = await this.dialogs.ask({
      title: this.texts.translate('monitoring.withdraw.title'),
      text: this.texts.translate('monitoring.withdraw.text'),
      action: this.texts.translate('monitoring.withdraw.action'),
    });
    if (!agreement || sure === null) return;
    const done = await this.attempt.run(this.api.withdraw(agreement.revision), { done: 'monitoring.withdraw.done' });
    if (done.ok) this.state.reload();
  }
}
