import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Session } from '../session/session';
import { Chosen } from '../shell/chosen';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { Changes } from './changes';
import { InboxCards } from './inbox-cards';
import { LatestRun } from './latest-run';
import { OwnFigures } from './own-figures';
import { ReadinessLine } from './readiness-line';
import { TodayApi } from './today-api';

/** *Oggi*: what waits for the person, what has changed, how far the latest run is; for agents their own figures. */
@Component({
  selector: 'circolo-today-page',
  imports: [
    MatButton,
    RouterLink,
    TranslocoPipe,
    Counted,
    Instant,
    PeriodText,
    PageHeader,
    Waiting,
    Changes,
    InboxCards,
    LatestRun,
    OwnFigures,
    ReadinessLine,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <circolo-page-header [title]="'shell.nav.today' | transloco" [subtitle]="subtitleDay | instant: 'long'">
        @if (mayRun) {
          <a matButton="filled" routerLink="/runs">{{ 'today.run' | transloco: { period: chosen.period() | period } }}</a>
        }
      </circolo-page-header>
      @if (mayReadRuns && api.today.hasValue()) {
        <circolo-readiness-line [period]="chosen.period()" />
      }
      <div [class.two]="mayReadRuns">
        <section class="sheet">
          <header>
            <h2>{{ 'today.waiting' | transloco }}</h2>
            @if (api.today.hasValue()) {
              <span>{{ 'today.things' | counted: cards().length }}</span>
            }
          </header>
          @if (api.today.hasValue()) {
            <circolo-inbox-cards [cards]="cards()" />
          } @else {
            <circolo-waiting [on]="api.today" />
          }
        </section>
        @if (mayReadRuns && api.today.hasValue()) {
          <circolo-latest-run [run]="api.today.value().run" [mayRun]="mayRun" />
        }
      </div>
      @if (agent(); as who) {
        <circolo-own-figures [agent]="who.id" />
      } @else if (mayReadDeviations) {
        <circolo-changes />
      }
    </div>
  `,
})
export class TodayPage {
  private readonly session = inject(Session);
  protected readonly api = inject(TodayApi);
  protected readonly chosen = inject(Chosen);
  protected readonly agent = this.session.agent;
  protected readonly cards = computed(() => (this.api.today.hasValue() ? this.api.today.value().cards : []));
  protected readonly subtitleDay = new Date().toISOString();
  protected readonly mayRun = this.session.may('runs.start');
  protected readonly mayReadRuns = this.session.may('runs.read');
  protected readonly mayReadDeviations = this.session.may('deviations.read');

  constructor() {
    this.api.refresh();
  }
}
