import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PeriodText } from '../language/period-text';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { OutcomeFigures } from './outcome-figures';
import { shownAs, stateKey, workLink } from './outcome-state';
import { OutcomesApi } from './outcomes-api';
import { SuppressedNotice } from './suppressed-notice';
import { WhyAbout } from './why-about';
import { WhySheet } from './why-sheet';

/** *Perché*: why a rule asked for something, condition by condition, with the figures that the run saw. */
@Component({
  selector: 'circolo-outcome-page',
  imports: [MatButton, RouterLink, TranslocoPipe, OutcomeFigures, PageHeader, PeriodText, SuppressedNotice, Waiting, WhyAbout, WhySheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outcome-page.html',
})
export class OutcomePage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly shownAs = shownAs;
  protected readonly stateKey = stateKey;
  protected readonly workLink = workLink;
  protected readonly outcome = inject(OutcomesApi).one(() => this.id());
}
