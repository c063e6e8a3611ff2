import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FUNCTIONS, IMPROVEMENT_TRANSITIONS, type ImprovementCommand, type SigningFunction } from '@circolo/domain';
import { DeviationsApi } from '../deviations/deviations-api';
import { IndicatorName } from '../indicators/indicator-name';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { BulletHeads, BulletRow } from '../ui/bullet-row';
import { Dialogs } from '../ui/dialogs';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ImprovementApi } from './improvement-api';
import { SHOWN_AS } from './shown-as';
import { Stamp } from './stamp';

/** One improvement action: what it is about, what is expected of it, its two signatures, and its next step. */
@Component({
  selector: 'circolo-improvement-page',
  imports: [
    MatButton,
    RouterLink,
    TranslocoPipe,
    IndicatorName,
    Instant,
    PeriodText,
    BulletHeads,
    BulletRow,
    PageHeader,
    Stamp,
    State,
    Waiting,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './improvement-page.html',
  styleUrl: './improvement-page.scss',
})
export class ImprovementPage {
  private readonly api = inject(ImprovementApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly session = inject(Session);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly functions = FUNCTIONS;
  protected readonly shownAs = SHOWN_AS;
  protected readonly busy = this.attempt.busy;
  protected readonly action = this.api.one(() => this.id());
  private readonly known = computed(() => (this.action.hasValue() ? this.action.value() : null));
  protected readonly deviations = inject(DeviationsApi).list(() => {
    const action = this.known();
    if (!action?.indicator || !action.period || !action.subject) return undefined;
    return { period: action.period, indicator: action.indicator, subject: action.subject.kind, limit: 500 };
  });
  protected readonly deviation = computed(() => {
    const rows = this.deviations.hasValue() ? this.deviations.value().items : [];
    return rows.find((row) => row.subject.id === this.known()?.subject?.id) ?? null;
  });

  protected readonly approvalOf = (one: SigningFunction) => this.known()?.approvals.find((given) => given.function === one) ?? null;
  /** Whether this person may sign for the function: it is theirs, nobody has signed for it, and they have not signed for the other. */
  protected readonly maySign = (one: SigningFunction) =>
    this.can('sign', 'improvement.sign') &&
    this.session.roles().includes(one) &&
    !this.approvalOf(one) &&
    !this.known()?.approvals.some((given) => given.by.id === this.session.person()?.id);
  /** Nobody's next step is a button that cannot be pressed: only what the state and the person's role allow is shown. */
  protected can(command: ImprovementCommand, permission: 'improvement.sign' | 'improvement.work' = 'improvement.work'): boolean {
    const action = this.known();
    return action !== null && this.session.may(permission) && command in IMPROVEMENT_TRANSITIONS[action.state];
  }

  protected async sign(one: SigningFunction): Promise<void> {
    const action = this.known();
    if (!action) return;
    const done = await this.attempt.run(this.api.sign(action, { function: one }), { done: 'improvement.signed' });
    if (done.ok) this.action.reload();
  }

  protected async edit(): Promise<void> {
    const { ImprovementDialog } = await import('./improvement-dialog');
    if (await this.dialogs.open(ImprovementDialog, this.known(), '640px')) this.action.reload();
  }

  /** A step for which the reason stays on record. */
  protected async withReason(step: 'reject' | 'requestChanges'): Promise<void> {
    const action = this.known();
    const reason = await this.dialogs.ask({
      title: this.texts.translate(`improvement.${step}.title`),
      text: this.texts.translate(`improvement.${step}.text`),
      action: this.texts.translate(`improvement.${step}.action`),
      reason: this.texts.translate('improvement.reason'),
    });
    if (!action || reason === null) return;
    const done = await this.attempt.run(this.api[step](action, reason), { done: `improvement.${step}.done` });
    if (done.ok) this.action.reload();
  }

  protected async move(step: 'start' | 'implement'): Promise<void> {
    const action = this.known();
    if (!action) return;
    const done = await this.attempt.run(this.api[step](action), { done: `improvement.${step}.done` });
    if (done.ok) this.action.reload();
  }
}
