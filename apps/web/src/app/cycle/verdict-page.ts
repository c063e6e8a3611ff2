import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PeriodText } from '../language/period-text';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { OutcomeFigures } from './outcome-figures';
import { SuppressedNotice } from './suppressed-notice';
import { saidAs } from './verdict-said';
import { VerdictsApi } from './verdicts-api';
import { WhyAbout } from './why-about';
import { WhySheet } from './why-sheet';

/** *Perché*, also where nothing happened: what a rule said of a subject in one run. */
@Component({
  selector: 'circolo-verdict-page',
  imports: [RouterLink, TranslocoPipe, OutcomeFigures, PageHeader, PeriodText, SuppressedNotice, Waiting, WhyAbout, WhySheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      @if (!verdict.hasValue()) {
        <circolo-waiting [on]="verdict" />
      } @else {
        @let one = verdict.value();
        <circolo-page-header
          [title]="'cycle.verdict.why.' + one.said | transloco: { subject: one.subject.name }"
          [subtitle]="
            'cycle.outcome.by'
              | transloco: { rule: one.rule.name, version: one.rule.version, period: (one.period | period), number: one.run.number }
          "
        />
        @if (one.said === 'suppressed') {
          <circolo-suppressed-notice [silence]="one.silence" [by]="one.suppressedBy" />
        } @else if (one.outcome) {
          <div class="notice">
            <p>{{ 'cycle.verdict.outcome' | transloco }}</p>
            <p>
              <a [routerLink]="['/outcomes', one.outcome.id]">{{ 'cycle.verdict.openOutcome' | transloco }}</a>
            </p>
          </div>
        }
        <div class="two">
          <circolo-why-sheet
            [of]="one"
            [state]="'cycle.said.' + one.said | transloco"
            [shownAs]="saidAs[one.said]"
            [waitsForPerson]="one.outcome !== null"
          />
          <circolo-why-about [of]="one" />
        </div>
        <circolo-outcome-figures [of]="one" />
        <p>
          <a routerLink="/verdicts" [queryParams]="{ period: one.period, rule: one.rule.id }">{{ 'cycle.verdict.others' | transloco }}</a>
        </p>
      }
    </div>
  `,
})
export class VerdictPage {
  /** From the address. */
  readonly run = input.required<string>();
  readonly rule = input.required<string>();
  readonly subject = input.required<string>();

  protected readonly saidAs = saidAs;
  protected readonly verdict = inject(VerdictsApi).one(() => ({ run: this.run(), rule: this.rule(), subject: this.subject() }));
}
